import type { Device } from '#shared/contract/socket.ts';
import { mayAdminister } from '#shared/domain/role.ts';
import type { Session, Sessions } from '../identity/index.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Store } from '../store/index.ts';
import { recordAudit } from './audit.ts';

/** Everybody's computers, the last seen first. @throws RequestFailure forbidden */
export async function listDevices(sessions: Sessions, by: Session): Promise<Device[]> {
  if (!mayAdminister(by.actor.role)) throw new RequestFailure('forbidden', 'devices are for administrators');
  return (await sessions.listEverywhere()).map((row) => ({ ...row, current: row.id === by.id }));
}

/**
 * Ends a session and has its computer destroy everything, unsent work included. One's own computer is emptied by signing out.
 * @throws RequestFailure forbidden, not-found, bad-request
 */
export async function wipeDevice(store: Store, sessions: Sessions, by: Session, sessionId: string): Promise<void> {
  const { actor } = by;
  if (!mayAdminister(actor.role)) throw new RequestFailure('forbidden', 'only administrators empty computers');
  if (by.id === sessionId) throw new RequestFailure('bad-request', 'this is the computer you are working on: sign out');
  await store.transact(async (unit) => {
    const found = await sessions.wipeIn(unit, sessionId);
    if (found === null) throw new RequestFailure('not-found', 'there is no such session');
    const { userId, device } = found;
    await recordAudit(unit, {
      actorId: actor.userId,
      action: 'device.wiped',
      subject: sessionId,
      userId,
      detail: { device },
    });
  });
}
