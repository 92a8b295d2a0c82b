import type { EntityName } from '#shared/domain/entities.ts';
import { isKind, type Kind, keyOfDocument, kinds } from '../search/document.ts';
import type { DeskDatabase } from './database.ts';
import { allMessages } from './messages.ts';
import { isInGroup, type SearchQueueRecord } from './records.ts';

/** What of these rows the search index has to look at again. */
export const searchKeys = (rows: readonly { entity: EntityName; id: string; sealed?: unknown }[]): string[] =>
  [...rows]
    // Who looks at them reads rows that lie together one after another.
    .sort((a, b) => groupOf(a.sealed) - groupOf(b.sealed))
    .flatMap(({ entity, id }) => (isKind(entity) ? [keyOfDocument(entity, id)] : []));
const groupOf = (sealed: unknown): number => (isInGroup(sealed) ? sealed.inGroup : 0);

/**
 * Notes that these rows were written or removed, in the transaction that does it, so that no crash lets the index miss one. One
 * record for the whole page: a record a row would cost a catch-up dearly. Ids only.
 */
export async function queueForSearch(db: DeskDatabase, keys: readonly string[]): Promise<void> {
  if (keys.length > 0) await db.searchQueue.add({ count: keys.length, keys: [...keys] });
}

/** How many keys wait, without reading them. */
export async function countQueued(db: DeskDatabase): Promise<number> {
  const counts = await db.searchQueue.orderBy('count').keys();
  return counts.reduce((sum: number, one) => sum + (typeof one === 'number' ? one : 0), 0);
}

/** The oldest record after this one; undefined when there is none. */
export const nextQueued = (db: DeskDatabase, after: number): Promise<SearchQueueRecord | undefined> =>
  db.searchQueue.where('seq').above(after).first();

async function newestIds(db: DeskDatabase, kind: Kind): Promise<string[]> {
  if (kind !== 'message') return db.rows(kind).orderBy('id').reverse().primaryKeys();
  const ids = (await allMessages(db)).map(({ id }) => id);
  return ids.sort().reverse();
}

const keysAtOnce = 1_000;

/** Queues every row that the index does not have and that is not queued, the newest messages first. Returns how many. */
export async function queueMissing(
  db: DeskDatabase,
  isThere: (entity: string, id: string) => boolean,
): Promise<number> {
  let queued = 0;
  const waiting = new Set((await db.searchQueue.toArray()).flatMap(({ keys }) => keys));
  for (const kind of [...kinds].reverse()) {
    const ids = await newestIds(db, kind);
    const missing = ids
      .filter((id) => !isThere(kind, id))
      .map((id) => keyOfDocument(kind, id))
      .filter((key) => !waiting.has(key));
    for (let from = 0; from < missing.length; from += keysAtOnce)
      await queueForSearch(db, missing.slice(from, from + keysAtOnce));
    queued += missing.length;
  }
  return queued;
}
