import type { EntityName, Row } from '#shared/domain/entities.ts';
import { nameOf, openOne } from '../codec.ts';
import { findMeta } from '../db/meta.ts';
import type { OutboxRecord } from '../db/records.ts';
import type { Desk } from '../db/row-store.ts';
import { type OutboxEntry, outboxEntrySchema } from './entry.ts';
import { isActive, Ledger, type Shadow } from './ledger.ts';

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
  return new Ledger(entries, [...emptyShadows(entries), ...shadows], lastSeq);
}

/** After the cache was dropped the entries stand alone: nothing is known of the rows under them until those come again. */
const emptyShadows = (entries: readonly OutboxEntry[]): Shadow[] =>
  entries
    .filter(isActive)
    .flatMap(({ touched }) => touched.map(({ entity, id }) => ({ entity, id, generation: 0, row: null })));

/**
 * One entry off the disk. One that cannot be read (written by another version, or damaged) is shown as parked and its record is
 * left exactly as it is: the words in it belong to the agent.
 */
export async function readEntry(desk: Desk, record: OutboxRecord): Promise<OutboxEntry> {
  // Wrapped for live queries, as in `openRows`.
  const body = await Promise.resolve(openOne(desk.codec, record.body, nameOf('outbox', record.mutationId)));
  const parsed = outboxEntrySchema.safeParse(body);
  if (parsed.success) return parsed.data;
  const { name, args } = (typeof body === 'object' && body !== null ? body : {}) as { name?: unknown; args?: unknown };
  return {
    state: 'parked',
    seq: record.seq,
    mutationId: record.mutationId,
    name: typeof name === 'string' && name !== '' ? name : 'unknown',
    args,
    actedAt: 0,
    lane: record.mutationId,
    attempts: 0,
    touched: [],
    conversationId: record.conversationId,
    fileIds: [],
    reason: { code: 'unreadable', detail: parsed.error.message.slice(0, 600) },
    stale: null,
    parkedAt: 0,
  };
}
