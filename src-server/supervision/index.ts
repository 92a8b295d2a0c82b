export { createAbsence } from './absent.ts';
export { listAudit, recordAudit } from './audit.ts';
export { listDevices, wipeDevice } from './devices.ts';
export { withSupervision } from './effects.ts';
export { createLive, type Live } from './live.ts';
