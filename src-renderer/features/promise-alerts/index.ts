export { usePromiseAlerts } from './use-promise-alerts.ts';
