import type { Clock } from '../../../platform/clock.ts';
import type { Receipt } from '../../connector.ts';
import type { DeliveryReport } from './delivery-receipt.ts';
import { canonicalId, resolveReceiptId } from './message-ids.ts';
import type { SmppMemory, SmppState } from './smpp-memory.ts';

/** Receipts come within the validity period, at most a few days. */
const receiptsWithinMs = 3 * 24 * 60 * 60_000;
const keptLong = 300;
const keptIds = 5_000;

export interface SentMessages {
  /** A message of so many parts is being sent; the answer notes each part's id as the server gives it. */
  begin(total: number): (partId: string) => void;
  /** What a part's receipt says about its whole message; null while other parts are on their way. */
  apply(report: DeliveryReport): Receipt | null;
}

/**
 * A long message goes by its first part's id. It is delivered when its last part is, and failed with the first that fails. Receipts
 * for early parts can come before later parts are even sent.
 */
export function createSentMessages({ state }: SmppMemory, clock: Clock): SentMessages {
  /** Newest ids of this run: they tell how the server writes ids in receipts. */
  const recent = new Set<string>();
  const remember = (id: string) => {
    recent.add(id);
    const oldest = recent.values().next();
    if (recent.size > keptIds && !oldest.done) recent.delete(oldest.value);
  };
  return {
    begin(total) {
      let long: SmppState['sent'][number] | null = null;
      return (partId) => {
        const id = canonicalId(partId);
        remember(id);
        if (total === 1) return;
        if (long) return void long.parts.push(id);
        const now = clock.now();
        long = { externalId: id, total, parts: [id], delivered: [], at: now };
        const young = state.sent.filter(({ at }) => now - at < receiptsWithinMs);
        state.sent = [...young, long].slice(-keptLong);
      };
    },
    apply({ receiptId, status, failure }) {
      const longOf = (id: string) => state.sent.find(({ parts }) => parts.includes(id));
      const { id, form } = resolveReceiptId(receiptId, state.receiptForm, (one) => recent.has(one) || !!longOf(one));
      state.receiptForm = form;
      const at = clock.now();
      const long = longOf(id);
      if (!long) return { externalId: id, status, at, failure };
      if (status === 'failed') return { externalId: long.externalId, status, at, failure };
      if (status === 'sent') return null;
      if (!long.delivered.includes(id)) long.delivered.push(id);
      return long.delivered.length === long.total ? { externalId: long.externalId, status, at, failure: null } : null;
    },
  };
}
