import type { SyncState } from '../sync/index.ts';

export interface StatusWords {
  tone: 'good' | 'warn' | 'bad' | 'quiet';
  /** Key in `app:status`. */
  key:
    | 'live'
    | 'liveSince'
    | 'connecting'
    | 'catchingUp'
    | 'snapshot'
    | 'offline'
    | 'offlineNever'
    | 'signedOut'
    | 'updateRequired'
    | 'storage';
  /** Since when the rows equal the server's, or the share of a snapshot; what the words need. */
  at: number | null;
  share: number | null;
}

/**
 * The connection in words. `live` claims to be current only because the engine calls nothing live before it has caught up;
 * every other state says how old what is on screen may be.
 */
export function statusWords({ status, snapshot, lastSyncedAt, problem }: SyncState): StatusWords {
  const words = (tone: StatusWords['tone'], key: StatusWords['key'], share: number | null = null): StatusWords => ({
    tone,
    key,
    at: lastSyncedAt,
    share,
  });
  if (problem === 'storage') return words('bad', 'storage');
  if (snapshot && status.name !== 'offline') {
    return words('quiet', 'snapshot', snapshot.total > 0 ? Math.min(1, snapshot.sent / snapshot.total) : 0);
  }
  switch (status.name) {
    case 'live':
      return words('good', lastSyncedAt === null ? 'live' : 'liveSince');
    case 'connecting':
      return words('quiet', 'connecting');
    case 'catching-up':
      return words('quiet', 'catchingUp');
    case 'offline':
      return words('warn', lastSyncedAt === null ? 'offlineNever' : 'offline');
    case 'signed-out':
      return words('bad', 'signedOut');
    case 'update-required':
      return words('bad', 'updateRequired');
  }
}

/** Seconds up to a minute, then as every other age; a connection is judged by seconds. */
export function ageWords(
  at: number,
  now: number,
  second: (count: number) => string,
  age: (at: number) => string,
): string {
  const seconds = Math.max(0, Math.round((now - at) / 1000));
  return seconds < 60 ? second(seconds) : age(at);
}
