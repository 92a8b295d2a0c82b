import type { Table } from 'dexie';
import type { DeskDatabase } from './database.ts';
import { inSteps } from './in-steps.ts';
import {
  batchedIn,
  batchesOf,
  batchesWith,
  findInBatches,
  isGrouped,
  keepsOlderBatches,
  type MessageRecord,
  newestInBatches,
  recordsIn,
  takeOut,
  takeOutThreads,
  threadRange,
} from './message-batches.ts';
import { fewKeys, presentKeys } from './present-keys.ts';
import { rowsPerGroup } from './row-groups.ts';

/**
 * Messages lie in two places: those that came a few at a time have a record each, those of a page that were sealed together lie in
 * batches. A message with a record lies in no batch: the record is the later one. Reading and writing goes through here alone.
 */
export const messageTables = (db: DeskDatabase): Table[] => [db.rows('message'), db.batches];

/** The database counts in 32 bits. */
const allOfThem = 2 ** 31;

/** A thread's messages with a record each, newest first. */
const aloneIn = (db: DeskDatabase, conversationId: string) =>
  db
    .rows('message')
    .where('[conversationId+order]')
    .between(...threadRange(conversationId));

/** The newest `limit` of a thread, newest first. */
export async function newestMessages(
  db: DeskDatabase,
  conversationId: string,
  limit = allOfThem,
): Promise<MessageRecord[]> {
  const [alone, found, olderBatches] = await Promise.all([
    aloneIn(db, conversationId).limit(limit).toArray(),
    newestInBatches(db, conversationId, limit),
    keepsOlderBatches(db),
  ]);
  const batched = olderBatches ? await stillIn(db, conversationId, found) : found;
  if (alone.length === 0 || batched.length === 0) return alone.length === 0 ? batched : alone;
  return [...alone, ...batched].sort((a, b) => a.order - b.order).slice(0, limit);
}

/** One that has moved to another conversation is found where it was as well, as long as older batches are kept. */
async function stillIn(
  db: DeskDatabase,
  conversationId: string,
  found: readonly MessageRecord[],
): Promise<MessageRecord[]> {
  const latest = await findInBatches(
    db,
    found.map(({ id }) => id),
  );
  return found.filter((_, index) => latest[index]?.conversationId === conversationId);
}

/** How many of a thread are here; one that lies in two batches counts twice. */
export async function countThread(db: DeskDatabase, conversationId: string): Promise<number> {
  const [alone, batched] = await Promise.all([
    aloneIn(db, conversationId).count(),
    batchedIn(db, conversationId).count(),
  ]);
  return alone + batched;
}

/** In order; undefined for those that are not there. In one transaction: one that changes places meanwhile would be in neither. */
export async function findMessages(db: DeskDatabase, ids: readonly string[]): Promise<(MessageRecord | undefined)[]> {
  const [alone, batched] = await db.transaction('r', messageTables(db), async () =>
    Promise.all([findAlone(db, ids), findInBatches(db, ids)]),
  );
  return ids.map((id, index) => alone.get(id) ?? batched[index]);
}

async function findAlone(db: DeskDatabase, ids: readonly string[]): Promise<Map<string, MessageRecord>> {
  const records = await db.rows('message').bulkGet(ids.length <= fewKeys ? [...ids] : await recordsAmong(db, ids));
  return new Map(records.flatMap((record) => (record ? [[record.id, record]] : [])));
}

/**
 * Writes and removes messages. Within a transaction over `messageTables`, and not beside another call.
 * @param keepsOlder older batches may go on holding what is written: whoever reads takes the later one, and `pruneBatches` comes
 */
export async function writeMessages(
  db: DeskDatabase,
  what: { put: readonly MessageRecord[]; remove?: readonly string[]; keepsOlder?: boolean },
): Promise<void> {
  const { put, remove = [], keepsOlder = false } = what;
  const alone = put.filter((record) => !isGrouped(record));
  const grouped = put.filter(isGrouped);
  const groupedIds = grouped.map(({ id }) => id);
  const moved = [...remove, ...alone.map(({ id }) => id), ...(keepsOlder ? [] : groupedIds)];
  const [seqs, gone] = await Promise.all([batchesWith(db, moved), recordsAmong(db, [...remove, ...groupedIds])]);
  await takeOut(db, seqs, new Set(moved));
  if (gone.length > 0) await db.rows('message').bulkDelete(gone);
  if (alone.length > 0) await db.rows('message').bulkPut(alone);
  // The database gives the numbers.
  if (grouped.length > 0) await db.batches.bulkAdd(batchesOf(grouped) as MessageBatches);
}
type MessageBatches = Parameters<DeskDatabase['batches']['bulkAdd']>[0];

/** Removes all messages of these threads: of many that share batches each is written once. Within a transaction as above. */
export async function removeThreads(db: DeskDatabase, conversationIds: readonly string[]): Promise<void> {
  const alone = await Promise.all(conversationIds.map((id) => aloneIn(db, id).primaryKeys()));
  await db.rows('message').bulkDelete(alone.flat());
  await takeOutThreads(db, conversationIds);
}

async function recordsAmong(db: DeskDatabase, ids: readonly string[]): Promise<string[]> {
  const rows = db.rows('message');
  const wanted = new Set(ids);
  const found = await presentKeys(
    ids,
    (first, last, limit) => rows.where('id').between(first, last, true, true).limit(limit).primaryKeys(),
    async (some) => (await rows.bulkGet([...some])).flatMap((record) => (record ? [record.id] : [])),
  );
  return [...found].filter((id) => wanted.has(id));
}

/** Batches read at once: some 3 kB each. */
const batchesAtOnce = 60;
export const recordsAtOnce = 2_000;

/** All messages, in steps; what lies in two batches comes twice. */
export async function* eachMessages(db: DeskDatabase): AsyncGenerator<MessageRecord[]> {
  yield* inSteps(db.rows('message'), 'id', recordsAtOnce);
  for await (const batches of inSteps(db.batches, 'seq', batchesAtOnce)) yield batches.flatMap(recordsIn);
}

/** Each once, as it was written last. */
export async function allMessages(db: DeskDatabase): Promise<MessageRecord[]> {
  const found = new Map<string, MessageRecord>();
  for await (const records of eachMessages(db)) for (const record of records) found.set(record.id, record);
  return [...found.values()];
}

/** Some of them, from both places. */
export async function sampleMessages(db: DeskDatabase, size: number): Promise<MessageRecord[]> {
  const alone = await db.rows('message').limit(size).toArray();
  const batches = await db.batches.limit(Math.ceil(size / rowsPerGroup)).toArray();
  return [...alone, ...batches.flatMap(recordsIn)];
}
