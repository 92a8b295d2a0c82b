import type { EntityName, Row } from '#shared/domain/entities.ts';
import { nameOf } from '../codec.ts';
import { findMeta } from '../db/meta.ts';
import { type Desk, readVisible } from '../db/row-store.ts';
import type { OutboxEntry } from './entry.ts';
import { isActive, keyOf, Ledger, type Shadow } from './ledger.ts';
import { readEntry } from './read-entry.ts';
import { shadowOf } from './replay.ts';

/** Reads outbox and shadows from disk. What was on its way when the engine ended is `pending` again: it goes out once more. */
export async function loadLedger(desk: Desk): Promise<Ledger> {
  const records = await desk.db.outbox.orderBy('seq').toArray();
  const entries = (await Promise.all(records.map((record) => readEntry(desk, record)))).map((entry) =>
    entry.state === 'sending' ? { ...entry, state: 'pending' as const } : entry,
  );
  const shadowRecords = await desk.db.shadow.toArray();
  const bodies = await desk.codec.open(
    shadowRecords.map(({ body }) => body),
    shadowRecords.map(({ entity, id }) => nameOf('shadow', entity, id)),
  );
  if (bodies.includes(undefined)) desk.onDamage?.();
  const shadows = shadowRecords.map(
    ({ entity, id, generation, gone }, index): Shadow => ({
      entity,
      id,
      generation,
      row: gone ? null : ((bodies[index] ?? null) as Row<EntityName> | null),
    }),
  );
  const lastSeq = Math.max((await findMeta(desk.db, 'lastSeq')) ?? 0, ...records.map(({ seq }) => seq));
  return new Ledger(entries, [...(await missingShadows(desk, entries, shadows)), ...shadows], lastSeq);
}

/**
 * An entry that came back from the second place has no shadows. What lies in the tables is then the server's: either the entry had
 * been finished here when power went, or the cache was dropped and nothing is known of its rows until they come again.
 */
async function missingShadows(
  desk: Desk,
  entries: readonly OutboxEntry[],
  shadows: readonly Shadow[],
): Promise<Shadow[]> {
  const known = new Set(shadows.map(({ entity, id }) => keyOf(entity, id)));
  const touched = entries.filter(isActive).flatMap((entry) => entry.touched);
  const missing = touched.filter(({ entity, id }) => !known.has(keyOf(entity, id)));
  const read = readVisible(desk);
  return Promise.all(missing.map(async ({ entity, id }) => shadowOf(entity, id, await read(entity, id))));
}
