import type { DeskDatabase } from './database.ts';
import { maxKey, minKey } from './keys.ts';
import { fewKeys, presentKeys } from './present-keys.ts';
import { type InGroup, isInGroup, type RecordOf } from './records.ts';

/**
 * What finds messages that were sealed together, up to 32 with one record. To the database a record costs five times what a line of an
 * index does, and in a long catch-up it was nearly all that took time; so these have lines only: `ids` and `places` are indexes with a
 * line for each of their elements.
 */
export interface BatchRecord {
  /** Given by the database. Of two batches with the same message the later one is right. */
  seq: number;
  /** The group that holds the bodies. */
  group: number;
  generation: number;
  ids: string[];
  /** For each id its conversation and its order there, as a message's record has them … */
  places: [conversationId: string, order: number][];
  /** … and its place in the group. */
  ats: number[];
}
export type NewBatch = Omit<BatchRecord, 'seq'>;

/**
 * Says, as a batch of nothing, that a snapshot writes messages anew and leaves older batches to its end. It lies among the batches so
 * that who reads them asks for no other table, whose writers they would wait for. The database counts from 1.
 */
const olderBatches: BatchRecord = { seq: 0, group: 0, generation: 0, ids: [], places: [], ats: [] };
type Batches = Pick<DeskDatabase, 'batches'>;
export const keepOlderBatches = ({ batches }: Batches) => batches.put(olderBatches);
export const endOlderBatches = ({ batches }: Batches) => batches.delete(olderBatches.seq);
export const keepsOlderBatches = async ({ batches }: Batches): Promise<boolean> =>
  (await batches.get(olderBatches.seq)) !== undefined;

export type MessageRecord = RecordOf<'message'>;
type GroupedRecord = MessageRecord & { body: InGroup };

export const isGrouped = (record: MessageRecord): record is GroupedRecord => isInGroup(record.body);

/** Messages as if each had a record. */
export const recordsIn = ({ group, generation, ids, places, ats }: BatchRecord): MessageRecord[] =>
  ids.flatMap((id, index) => {
    const [place, at] = [places[index], ats[index]];
    if (place === undefined || at === undefined) return [];
    return [{ id, conversationId: place[0], order: place[1], generation, body: { inGroup: group, at } }];
  });

/** A batch for each group and generation. */
export function batchesOf(records: readonly GroupedRecord[]): NewBatch[] {
  const batches = new Map<string, NewBatch>();
  for (const { id, conversationId, order, generation, body } of records) {
    const key = `${body.inGroup} ${generation}`;
    const batch = batches.get(key) ?? { group: body.inGroup, generation, ids: [], places: [], ats: [] };
    batches.set(key, batch);
    batch.ids.push(id);
    batch.places.push([conversationId, order]);
    batch.ats.push(body.at);
  }
  return [...batches.values()];
}

/** All of a thread, in an index over conversation and order as `places` is one. */
export const threadRange = (conversationId: string): [from: unknown[], to: unknown[], withFrom: true, withTo: true] => [
  [conversationId, minKey],
  [conversationId, maxKey],
  true,
  true,
];

/** A thread's places in batches, newest first. */
export const batchedIn = ({ batches }: Batches, conversationId: string) =>
  batches.where('places').between(...threadRange(conversationId));

/** The newest `limit` of a thread that lie in batches, newest first. */
export async function newestInBatches(
  db: DeskDatabase,
  conversationId: string,
  limit: number,
): Promise<MessageRecord[]> {
  // One more than wanted: of the last place found a later batch may lie behind it.
  for (let lookedAt = limit + 1; ; lookedAt *= 2) {
    const seqs = await batchedIn(db, conversationId).limit(lookedAt).primaryKeys();
    const isAll = seqs.length < lookedAt;
    const found = (await db.batches.bulkGet([...new Set(seqs)])).flatMap((batch) =>
      batch
        ? recordsIn(batch).flatMap((record) =>
            record.conversationId === conversationId ? [[batch.seq, record] as const] : [],
          )
        : [],
    );
    found.sort(([a, one], [b, other]) => one.order - other.order || a - b);
    // The index has named the first ones only; what those batches hold behind them is not all there is.
    const end = found[seqs.length - 1]?.[1].order ?? Number.POSITIVE_INFINITY;
    const latest = new Map<string, MessageRecord>();
    for (const [, record] of found) if (isAll || record.order < end) latest.set(record.id, record);
    if (isAll || latest.size >= limit) return [...latest.values()].slice(0, limit);
  }
}

/** These messages as the latest batch has them, in order; undefined for those in none. */
export async function findInBatches(db: DeskDatabase, ids: readonly string[]): Promise<(MessageRecord | undefined)[]> {
  const batches = await (ids.length <= fewKeys ? batchesOfEach(db, ids) : batchesAmong(db, ids));
  const found = new Map<string, MessageRecord>();
  for (const batch of batches.sort((a, b) => a.seq - b.seq))
    for (const record of recordsIn(batch)) found.set(record.id, record);
  return ids.map((id) => found.get(id));
}

const batchesAmong = async (db: DeskDatabase, ids: readonly string[]): Promise<BatchRecord[]> =>
  (await db.batches.bulkGet(await batchesWith(db, ids))).filter((batch) => batch !== undefined);

/** In one question each: a batch that comes twice costs less than asking again for what was found. */
const batchesOfEach = async ({ batches }: DeskDatabase, ids: readonly string[]): Promise<BatchRecord[]> =>
  (await Promise.all(ids.map((id) => batches.where('ids').equals(id).toArray()))).flat();

/** Batches that hold any of these, and perhaps others. */
export async function batchesWith({ batches }: DeskDatabase, ids: readonly string[]): Promise<number[]> {
  const found = await presentKeys(
    ids,
    (first, last, limit) => batches.where('ids').between(first, last, true, true).limit(limit).primaryKeys(),
    async (some) => (await Promise.all(some.map((id) => batches.where('ids').equals(id).primaryKeys()))).flat(),
    // Each is 3 kB to read.
    (asked) => asked,
  );
  return [...found];
}

/** Takes these messages out of these batches; one that holds nothing any more goes. */
export async function takeOut(db: Batches, seqs: number[], ids: ReadonlySet<string>): Promise<void> {
  if (seqs.length > 0) await thin(db, seqs, (batch) => without(batch, ids));
}

/** Takes all messages of these conversations out of the batches that have some. */
export async function takeOutThreads(db: Batches, conversationIds: readonly string[]): Promise<void> {
  const gone = new Set(conversationIds);
  const seqs = await Promise.all(conversationIds.map((id) => batchedIn(db, id).primaryKeys()));
  const stays = ({ places }: BatchRecord) => places.map(([conversationId]) => !gone.has(conversationId));
  await thin(db, [...new Set(seqs.flat())], (batch) => only(batch, stays(batch)));
}

async function thin(db: Batches, seqs: number[], left: (batch: BatchRecord) => BatchRecord): Promise<void> {
  const found = (await db.batches.bulkGet(seqs)).filter((batch) => batch !== undefined);
  await writeThinner(
    db,
    found.flatMap((batch) => {
      const rest = left(batch);
      return rest === batch ? [] : [rest];
    }),
  );
}

/** @returns the batch itself when it has none of them */
export function without(batch: BatchRecord, ids: ReadonlySet<string>): BatchRecord {
  return only(
    batch,
    batch.ids.map((id) => !ids.has(id)),
  );
}

function only(batch: BatchRecord, stays: readonly boolean[]): BatchRecord {
  if (stays.every(Boolean)) return batch;
  const left = <T>(all: readonly T[]): T[] => all.filter((_, index) => stays[index]);
  return { ...batch, ids: left(batch.ids), places: left(batch.places), ats: left(batch.ats) };
}

export async function writeThinner({ batches }: Batches, thinner: readonly BatchRecord[]): Promise<void> {
  const [empty, rest] = [thinner.filter(({ ids }) => ids.length === 0), thinner.filter(({ ids }) => ids.length > 0)];
  if (rest.length > 0) await batches.bulkPut(rest);
  if (empty.length > 0) await batches.bulkDelete(empty.map(({ seq }) => seq));
}
