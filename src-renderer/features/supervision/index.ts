export { SupervisionPane, type SupervisionPaneProps } from './supervision-pane.tsx';
export { openAgentSupervision, openSupervision } from './supervision-view.ts';
export { useHandAlerts } from './use-hand-alerts.ts';
