import { keyOf } from '../outbox/ledger.ts';
import type { DeskDatabase } from './database.ts';

interface Removed {
  entity: string;
  id: string;
  row: unknown;
}

/** What has left a database since somebody began to wait for an answer of the server. */
export interface Removals {
  has(entity: string, id: string): boolean;
  stop(): void;
}

const watching = new WeakMap<DeskDatabase, Set<Set<string>>>();

/** Remembers what leaves from now on, until it is stopped: an answer that was under way meanwhile may still bring it. */
export function watchRemovals(db: DeskDatabase): Removals {
  const gone = new Set<string>();
  const watchers = watching.get(db) ?? new Set();
  watching.set(db, watchers);
  watchers.add(gone);
  return {
    has: (entity, id) => gone.has(keyOf(entity, id)),
    stop: () => void watchers.delete(gone),
  };
}

/** Called for rows that have just been written. */
export function tellRemovals(db: DeskDatabase, rows: readonly Removed[]): void {
  for (const gone of watching.get(db) ?? []) {
    for (const { entity, id, row } of rows) if (row === null) gone.add(keyOf(entity, id));
  }
}
