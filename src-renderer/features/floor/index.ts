import { lazyPart } from '../../ui/lazy-part.tsx';

export { useFloorAlerts } from './use-floor-alerts.ts';
export { wallboardPath } from './wallboard-view.ts';

export const FloorFigures = lazyPart(async () => (await import('./floor-figures.tsx')).FloorFigures);
export const FloorScreen = lazyPart(async () => (await import('./floor-screen.tsx')).FloorScreen);
export const Wallboard = lazyPart(async () => (await import('./wallboard.tsx')).Wallboard);
