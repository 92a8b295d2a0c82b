export { SuperviseButton } from './supervise-button.tsx';
export { SupervisionPane, type SupervisionPaneProps } from './supervision-pane.tsx';
export { SupervisionScreen } from './supervision-screen.tsx';
export { openAgentSupervision, openSupervision } from './supervision-view.ts';
export { useHandAlerts } from './use-hand-alerts.ts';
