import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/** A code that is worth money once. */
export const voucherSchema = z.object({
  id: idSchema,
  code: z.string().min(8).max(40),
  customerId: idSchema,
  conversationId: idSchema.nullable(),
  /** Minor units (cents). */
  amountMinor: z.number().int().min(1),
  currency: z.string().length(3),
  /** `unanswered`: nobody replied in time. */
  reason: z.enum(['unanswered', 'goodwill']),
  createdAt: epochMs,
  expiresAt: epochMs,
  redeemedAt: epochMs.nullable(),
  /** Null: redeemed by the shop, or not yet. */
  redeemedBy: idSchema.nullable(),
});
export type Voucher = z.infer<typeof voucherSchema>;

/** No I, L, O, U: a code is read out on the telephone. */
const letters = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** A code like `7KQ2-M9XA-4TBD` from 12 random bytes: 60 bits, more than can be guessed at a till. */
export function voucherCode(randomBytes: Uint8Array): string {
  const signs = Array.from(randomBytes.slice(0, 12), (byte) => letters[byte % 32] ?? '0');
  return [0, 4, 8].map((start) => signs.slice(start, start + 4).join('')).join('-');
}

/** A code as it is stored, from what somebody typed or heard: without regard to case, spaces, hyphens, or letters it never has. */
export function sameVoucherCode(typed: string): string {
  const signs = typed
    .toUpperCase()
    .replaceAll(/[^0-9A-Z]/g, '')
    .replaceAll('O', '0')
    .replaceAll(/[IL]/g, '1');
  return signs.replaceAll(/(.{4})(?=.)/g, '$1-');
}
