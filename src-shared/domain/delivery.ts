import { z } from 'zod';
import { epochMs } from '../lib/ids.ts';

/**
 * The way of an outbound message to the customer.
 * `held`: until `notBefore` (undo, send later). `queued`: the server has it. `sending`: handed to the provider, answer not recorded.
 * `unconfirmed`: the answer was lost and the provider cannot be asked; the agent decides. `failed`: refused, with a reason.
 * `received` is what the customer's own messages carry.
 */
export const deliveryStatuses = [
  'held',
  'queued',
  'sending',
  'unconfirmed',
  'failed',
  'sent',
  'delivered',
  'read',
  'received',
] as const;
export const deliveryStatusSchema = z.enum(deliveryStatuses);
export type DeliveryStatus = z.infer<typeof deliveryStatusSchema>;

export const failureCodes = [
  'rejected',
  'unreachable',
  'window-closed',
  'too-long',
  'not-allowed',
  'expired',
  'misconfigured',
] as const;
export const failureCodeSchema = z.enum(failureCodes);
export type FailureCode = z.infer<typeof failureCodeSchema>;

export const deliverySchema = z.object({
  status: deliveryStatusSchema,
  at: epochMs,
  failure: z.object({ code: failureCodeSchema, detail: z.string().max(600) }).nullable(),
});
export type Delivery = z.infer<typeof deliverySchema>;

const rank: Record<DeliveryStatus, number> = {
  held: 0,
  queued: 1,
  sending: 2,
  unconfirmed: 3,
  failed: 3,
  sent: 4,
  delivered: 5,
  read: 6,
  received: 7,
};

/**
 * Receipts arrive late, twice and out of order, so status only moves forward: a late "delivered" does not undo a "read", and a
 * rejection counts only while the provider has not said the customer has it (SMS providers accept first and reject after).
 */
export function nextDelivery(current: Delivery, event: Delivery): Delivery {
  if (event.status === 'failed') return rank[current.status] <= rank.sent ? event : current;
  return rank[event.status] > rank[current.status] ? event : current;
}

/** A person asked to send it again: the one legal way back. Only for what certainly or possibly did not arrive. */
export const canRetry = (delivery: Delivery): boolean =>
  delivery.status === 'failed' || delivery.status === 'unconfirmed';
