export { HoursPage } from './hours-page.tsx';
export { OpenNow } from './open-now.tsx';
