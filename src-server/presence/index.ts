export { type Attendance, createAttendance, type IdleSignal } from './attendance.ts';
export { changePresence, recordPresenceChange } from './change-presence.ts';
export { readConnected } from './connections.ts';
export { loadFloorPolicy } from './floor-policy.ts';
export { presenceLog } from './presence-log.ts';
export { releaseLiveWork } from './sign-off-absent.ts';
export { ringOnlyAtAvailable } from './stop-ringing.ts';
