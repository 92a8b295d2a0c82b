export { ReportWork } from './report-work.ts';
export { useTakenOverAlerts } from './use-taken-over-alerts.ts';
export { WatchedBanner } from './watched-banner.tsx';
