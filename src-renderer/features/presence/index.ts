export { AwaySoonNotice } from './away-soon-notice.tsx';
export { PresenceMenu } from './presence-menu.tsx';
export { useReportIdle } from './report-idle.ts';
export { endTyping, reportTyping, useReportView } from './report-view.ts';
export { type Shown, useReasonName, useShownStates, useShownWords } from './shown-states.ts';
export { beginWork, useStartOfWork } from './use-start-of-work.ts';
