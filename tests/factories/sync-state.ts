import type { SyncState } from '../../src-renderer/sync/index.ts';

/** What windows are told of a desk that is live, with nothing waiting. */
export const aSyncState = (fields: Partial<SyncState> = {}): SyncState => ({
  status: { name: 'live', cursor: 1 },
  snapshot: null,
  problem: null,
  keyStorage: 'keychain',
  clockOffsetMs: 0,
  waiting: 0,
  awaited: 0,
  parked: 0,
  lastSyncedAt: 1_000,
  cachedMessages: 0,
  userId: 'user-ana',
  server: 'http://x.test',
  database: 'd',
  opening: null,
  ...fields,
});
