import { lazyPart } from '../../ui/lazy-part.tsx';

export { SuperviseButton } from './supervise-button.tsx';
export { SupervisionPane, type SupervisionPaneProps } from './supervision-pane.tsx';
export { openAgentSupervision, openSupervision } from './supervision-view.ts';
export { useHandAlerts } from './use-hand-alerts.ts';

export const SupervisionScreen = lazyPart(async () => (await import('./supervision-screen.tsx')).SupervisionScreen);
