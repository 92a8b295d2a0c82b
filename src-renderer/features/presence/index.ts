export { PresenceMenu } from './presence-menu.tsx';
export { endTyping, reportTyping, useReportIdle, useReportView } from './report-view.ts';
