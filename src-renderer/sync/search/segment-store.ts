import { z } from 'zod';
import { nameOf } from '../codec.ts';
import { findMeta } from '../db/meta.ts';
import type { Desk } from '../db/row-store.ts';
import type { Part, SearchIndex } from './search-index.ts';
import { openSegment, segmentFormat } from './segment.ts';

const bodySchema = z.object({ bytes: z.instanceof(ArrayBuffer) });
/** Which documents of a segment are dead lies beside it, under its number below zero: a segment itself never changes. */
const deadIdOf = (id: number): number => -id;
const nameOfRecord = (id: number): string => nameOf('searchSegment', String(id));

/**
 * Fills the index from the disk. Parts that do not open (damaged, of another format) are deleted.
 * @returns whether the index is whole: false when something was missing, or it was never finished
 */
export async function loadSegments({ db, codec }: Desk, index: SearchIndex): Promise<boolean> {
  let isWhole = (await findMeta(db, 'searchFormat')) === segmentFormat;
  const numbers = await db.searchSegments.toCollection().primaryKeys();
  const read = async (id: number): Promise<ArrayBuffer | undefined> => {
    const record = await db.searchSegments.get(id);
    const [body] = record === undefined ? [] : await codec.open([record.body], [nameOfRecord(id)]);
    return bodySchema.safeParse(body).data?.bytes;
  };
  // One after another: all of them at once would be in memory twice.
  for (const id of numbers.filter((number) => number > 0)) {
    const buffer = await read(id);
    const segment = buffer === undefined ? null : openSegment(buffer);
    const hasDead = numbers.includes(deadIdOf(id));
    const dead = hasDead ? await read(deadIdOf(id)) : undefined;
    // Without knowing what is dead in it, a part would find what is long gone.
    if (segment === null || (hasDead && dead?.byteLength !== segment.count)) {
      isWhole = false;
      await db.searchSegments.bulkDelete([id, deadIdOf(id)]);
    } else index.add(id, segment, dead === undefined ? undefined : new Uint8Array(dead));
  }
  return isWhole;
}

/**
 * Writes new parts and what died in others, deletes the parts they replace and the queue up to `handled`, in one transaction: after
 * a crash either the queue still has it or the index does.
 */
export async function saveSegments(
  { db, codec }: Desk,
  change: { added: readonly Part[]; changed: readonly Part[]; replaced: readonly Part[]; handled: number | null },
): Promise<void> {
  const { added, changed, replaced, handled } = change;
  const records = [
    ...added.map(({ id, segment }) => ({ id, bytes: segment.buffer })),
    ...changed.map(({ id, dead }) => ({ id: deadIdOf(id), bytes: dead.slice().buffer })),
  ];
  const bodies = await codec.seal(
    records.map(({ bytes }) => ({ bytes })),
    records.map(({ id }) => nameOfRecord(id)),
  );
  await db.transaction('rw', [db.searchSegments, db.searchQueue], async () => {
    await db.searchSegments.bulkPut(records.map(({ id }, index) => ({ id, body: bodies[index] })));
    await db.searchSegments.bulkDelete(replaced.flatMap(({ id }) => [id, deadIdOf(id)]));
    if (handled !== null) await db.searchQueue.where('seq').belowOrEqual(handled).delete();
  });
  for (const part of changed) part.changed = false;
}
