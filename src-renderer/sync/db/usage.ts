import type { Table } from 'dexie';
import type { DeskDatabase } from './database.ts';
import { minKey } from './keys.ts';
import { sampleMessages } from './messages.ts';
import { isInGroup } from './records.ts';

const sampleSize = 200;

/**
 * Rows counted in one question. The database answers nobody else meanwhile: a quarter of a second for 100,000 rows at once, some 5 ms
 * for these.
 */
const countedAtOnce = 2_000;

/** How many rows a table has. In steps, so that whoever opens a thread meanwhile waits for one of them at most. */
export async function countRows(table: Table, atOnce = countedAtOnce, index = ':id'): Promise<number> {
  let after: unknown = minKey;
  for (let count = 0; ; count += atOnce) {
    const [last] = await table
      .where(index)
      .above(after)
      .offset(atOnce - 1)
      .limit(1)
      .keys();
    if (last === undefined) return count + (await table.where(index).above(after).count());
    after = last;
  }
}

export const countMessages = async (db: DeskDatabase): Promise<number> =>
  (await countRows(db.rows('message'))) + (await countRows(db.batches, countedAtOnce, 'ids'));

/** Groups counted in one question: one is some 20 kB, and the database goes through all of them. */
const groupsAtOnce = 150;
export const countGroups = ({ groups }: DeskDatabase): Promise<number> => countRows(groups, groupsAtOnce);

/** Ids of all groups there are, asked for as gently. */
export async function groupIds({ groups }: DeskDatabase): Promise<number[]> {
  const ids: number[] = [];
  for (;;) {
    const next = await groups
      .where('id')
      .above(ids.at(-1) ?? minKey)
      .limit(groupsAtOnce)
      .primaryKeys();
    ids.push(...next);
    if (next.length < groupsAtOnce) return ids;
  }
}

/** Bytes a sealed message takes on average; 0 when there is none. */
export async function messageBytes(db: DeskDatabase): Promise<number> {
  const sample = await sampleMessages(db, sampleSize);
  const groupIds = [...new Set(sample.flatMap(({ body }) => (isInGroup(body) ? [body.inGroup] : [])))];
  const groups = await db.groups.bulkGet(groupIds);
  const share = new Map(groups.flatMap((group) => (group ? [[group.id, lengthOf(group.body) / group.count]] : [])));
  const bytes = sample.map(({ body }) => (isInGroup(body) ? (share.get(body.inGroup) ?? 0) : lengthOf(body)));
  return sample.length === 0 ? 0 : bytes.reduce((sum, one) => sum + one, 0) / sample.length;
}

const lengthOf = (body: unknown): number => (ArrayBuffer.isView(body) ? body.byteLength : 0);

/** Cached attachments, the one looked at longest ago first; read from the index alone. */
export async function cachedFiles(db: DeskDatabase): Promise<{ id: string; size: number }[]> {
  const ordered = db.files.orderBy('[usedAt+size]');
  const keys = await ordered.keys();
  const ids = await ordered.primaryKeys();
  // The index's keys are exactly these pairs.
  return ids.map((id, index) => ({ id, size: (keys[index] as unknown as [number, number])[1] }));
}

/** Cached conversations in the order in which their messages may go: resolved before active, longest unused first. */
export async function threadsByUse(db: DeskDatabase): Promise<{ id: string; isActive: boolean }[]> {
  const openedAt = new Map((await db.opened.toArray()).map(({ conversationId, at }) => [conversationId, at]));
  const lines = await db.listing.toArray();
  return lines
    .map(({ id, activeOrder, closedOrder }) => ({
      id,
      isActive: activeOrder !== undefined,
      usedAt: Math.max(openedAt.get(id) ?? 0, -(activeOrder ?? closedOrder ?? 0)),
    }))
    .sort((a, b) => Number(a.isActive) - Number(b.isActive) || a.usedAt - b.usedAt);
}
