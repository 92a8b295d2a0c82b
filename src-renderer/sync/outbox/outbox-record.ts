import { isAwaited } from '#shared/mutations/registry.ts';
import type { OutboxRecord } from '../db/records.ts';
import type { OutboxEntry } from './entry.ts';

/** An entry as it lies on disk: in the open stands only what windows count by without opening it. */
export function outboxRecordOf(entry: OutboxEntry, body: unknown): OutboxRecord {
  const { seq, mutationId, state, conversationId, name } = entry;
  return { seq, mutationId, state, conversationId, ...(isAwaited(name) ? {} : { isAwaited: false }), body };
}
