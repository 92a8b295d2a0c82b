export { SupervisionPane, type SupervisionPaneProps } from './supervision-pane.tsx';
export { openAgentSupervision, openSupervision } from './supervision-view.ts';
