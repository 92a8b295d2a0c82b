export { FloorFigures } from './floor-figures.tsx';
export { FloorScreen } from './floor-screen.tsx';
export { useFloorAlerts } from './use-floor-alerts.ts';
export { Wallboard } from './wallboard.tsx';
export { wallboardPath } from './wallboard-view.ts';
