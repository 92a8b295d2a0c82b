import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { readConnected } from '../presence/index.ts';
import type { Store } from '../store/index.ts';
import { endSession } from './end-session.ts';

const lookEveryMs = 10_000;
/** A supervisor whose computer sleeps or changes networks finds the session running when they are back within this time. */
export const absentForMs = 60_000;

/**
 * Ends the sessions of supervisors who are gone: nobody may count as watching who cannot see. What was taken over stays with them,
 * like any conversation of somebody who is offline.
 */
export function createAbsence(parts: {
  store: Store;
  clock: Clock;
  log: Logger;
  connectedUsers: () => ReadonlySet<string>;
  changed: () => void;
}) {
  const { store, clock, log, connectedUsers, changed } = parts;
  const absentSince = new Map<string, number>();
  let cancel = () => {};
  let running: Promise<void> | null = null;
  let stopped = false;

  async function look(): Promise<void> {
    const sessions = await store.db
      .selectFrom('supervision')
      .select(['id', 'supervisorId'])
      .where('endedAt', 'is', null)
      .where('mode', '!=', 'take-over')
      .execute();
    const ids = new Set(sessions.map(({ id }) => id));
    for (const id of absentSince.keys()) if (!ids.has(id)) absentSince.delete(id);
    if (sessions.length === 0) return;
    const elsewhere = await readConnected(store.db, clock.now());
    for (const { id, supervisorId } of sessions) {
      if (connectedUsers().has(supervisorId) || elsewhere.has(supervisorId)) {
        absentSince.delete(id);
        continue;
      }
      const since = absentSince.get(id) ?? clock.now();
      absentSince.set(id, since);
      if (clock.now() - since >= absentForMs) await end(id);
    }
  }

  async function end(id: string): Promise<void> {
    await store.transact(async (unit) => {
      const session = await unit.find('supervision', id);
      if (session?.endedAt === null) await endSession(unit, session, 'disconnected', null);
    });
    changed();
    log.info({ supervisionId: id }, 'supervision ended: its supervisor is gone');
  }

  function run(): void {
    running = look()
      .catch((error: unknown) => log.error({ err: error }, 'absent supervisors could not be looked for'))
      .finally(() => {
        if (!stopped) cancel = clock.after(lookEveryMs, run);
      });
  }

  return {
    start: run,
    async stop(): Promise<void> {
      stopped = true;
      cancel();
      await running;
    },
  };
}
