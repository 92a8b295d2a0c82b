export { PresenceMenu } from './presence-menu.tsx';
export { endTyping, reportTyping, useReportIdle, useReportView } from './report-view.ts';
export { beginWork, useStartOfWork } from './use-start-of-work.ts';
