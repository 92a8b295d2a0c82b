import type { Clock } from '../../../platform/clock.ts';
import type { Receipt } from '../../connector.ts';
import type { DeliveryReport } from './delivery-receipt.ts';
import { canonicalId, resolveReceiptId } from './message-ids.ts';
import type { SmppMemory } from './smpp-memory.ts';

/** Receipts come within the validity period, at most a few days. */
const receiptsWithinMs = 3 * 24 * 60 * 60_000;
const keptLong = 300;
const keptIds = 5_000;

export interface SentMessages {
  /** Notes the parts the server accepted and answers the message's external id; save the memory after it. */
  add(partIds: readonly string[]): string;
  /** What a part's receipt says about its whole message; null while other parts are on their way. */
  apply(report: DeliveryReport): Receipt | null;
}

/** A long message is delivered when its last part is, and failed with the first that fails. */
export function createSentMessages({ state }: SmppMemory, clock: Clock): SentMessages {
  /** Newest ids of this run: they tell how the server writes ids in receipts. */
  const recent = new Set<string>();
  return {
    add(partIds) {
      const parts = partIds.map(canonicalId);
      for (const id of parts) recent.add(id);
      for (const id of recent) {
        if (recent.size <= keptIds) break;
        recent.delete(id);
      }
      const externalId = parts[0] ?? '';
      if (parts.length > 1) {
        const now = clock.now();
        const young = state.sent.filter(({ at }) => now - at < receiptsWithinMs);
        state.sent = [...young, { externalId, parts, delivered: [], at: now }].slice(-keptLong);
      }
      return externalId;
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
      return long.delivered.length === long.parts.length
        ? { externalId: long.externalId, status, at, failure: null }
        : null;
    },
  };
}
