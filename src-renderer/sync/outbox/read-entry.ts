import { nameOf, openOne } from '../codec.ts';
import type { OutboxRecord } from '../db/records.ts';
import type { Desk } from '../db/row-store.ts';
import { type OutboxEntry, outboxEntrySchema } from './entry.ts';

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
