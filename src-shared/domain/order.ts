import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

export const orderStatuses = ['processing', 'shipped', 'delivered', 'exception', 'returned', 'cancelled'] as const;
export const orderStatusSchema = z.enum(orderStatuses);
export type OrderStatus = z.infer<typeof orderStatusSchema>;

export const shipmentSchema = z.object({
  carrier: z.string().max(80),
  trackingNumber: z.string().max(80),
  status: z.enum(['label', 'in-transit', 'out-for-delivery', 'delivered', 'lost', 'delayed', 'returned']),
  shippedAt: epochMs.nullable(),
  expectedAt: epochMs.nullable(),
  deliveredAt: epochMs.nullable(),
  /** What went wrong, in words, or null. */
  exception: z.string().max(300).nullable(),
});

/** What a customer bought and where it is. Amounts are in the currency's minor unit. */
export const orderSchema = z.object({
  id: idSchema,
  customerId: idSchema,
  number: z.string().min(1).max(40),
  status: orderStatusSchema,
  currency: z.string().length(3),
  totalMinor: z.number().int(),
  items: z.array(
    z.object({
      sku: z.string().max(60),
      name: z.string().max(160),
      quantity: z.number().int().min(1),
      priceMinor: z.number().int(),
    }),
  ),
  shipments: z.array(shipmentSchema),
  placedAt: epochMs,
  updatedAt: epochMs,
});
export type Order = z.infer<typeof orderSchema>;

/** The order a conversation is most likely about: one that went wrong, else the newest under way, else the newest. */
export function orderInQuestion(orders: readonly Order[]): Order | null {
  const newest = [...orders].sort((a, b) => b.placedAt - a.placedAt);
  return (
    newest.find(({ status }) => status === 'exception') ??
    newest.find(({ status }) => status === 'shipped' || status === 'processing') ??
    newest[0] ??
    null
  );
}
