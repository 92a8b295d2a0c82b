import type { Session } from 'electron';
import { deskHost, isPageOf } from './app-origin.ts';

/**
 * What the desk's page may use. Camera, microphone, screen and place stay closed; `persistent-storage` keeps the local
 * database and the outbox from being evicted when a disk fills up.
 */
const allowed = new Set([
  'notifications',
  'clipboard-sanitized-write',
  'fullscreen',
  'persistent-storage',
  'durable-storage',
]);

export const isPermitted = (permission: string, page: string): boolean =>
  allowed.has(permission) && isPageOf(deskHost, page);

/** Both handlers are needed: Chromium checks silently in one and asks in the other. */
export function guardPermissions(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer, details) =>
    answer(isPermitted(permission, details.requestingUrl)),
  );
  session.setPermissionCheckHandler((_contents, permission, origin) => isPermitted(permission, origin));
  session.setDevicePermissionHandler(() => false);
}
