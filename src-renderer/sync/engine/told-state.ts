import type { ServerClock } from '../clock.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { countOutbox } from '../outbox/count-outbox.ts';
import type { SyncState } from '../status.ts';
import type { Who } from './session-secret.ts';
import type { Showing } from './showing.ts';

/** What sessions know besides what can be read off the desk. */
export type Facts = Pick<SyncState, 'status' | 'snapshot' | 'problem' | 'keyStorage'>;

/** What windows are told. @param who signed in, also while their desk is not open */
export function toldState(
  facts: Facts,
  session: { desk: OpenDesk; showing: Showing } | null,
  who: Who | null,
  clock: ServerClock,
): SyncState {
  const desk = session?.desk;
  const name = desk?.db.name ?? null;
  const showing = session?.showing;
  const isLive = facts.status.name === 'live' && desk !== undefined;
  return {
    ...facts,
    status: isLive ? { name: 'live', cursor: desk.cursor ?? 0 } : facts.status,
    clockOffsetMs: clock.offsetMs(),
    ...countOutbox(desk?.ledger.entries.values() ?? []),
    lastSyncedAt: desk?.lastSyncedAt ?? null,
    cachedMessages: desk?.cachedMessages ?? 0,
    userId: desk?.userId ?? who?.userId ?? null,
    server: desk?.server ?? who?.server ?? null,
    database: showing?.isShown() ? name : null,
    opening: showing?.isOpening() ? name : null,
  };
}
