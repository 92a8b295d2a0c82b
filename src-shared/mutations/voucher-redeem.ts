import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';
import { refusal } from './write-message.ts';

/** Uses a voucher up. It works once: whoever comes second is refused with `conflict`, and after its end with `too-late`. */
export const voucherRedeem = defineMutation({
  name: 'voucher.redeem',
  args: z.object({ voucherId: idSchema }),
  lane: ({ voucherId }) => voucherId,
  reads: ({ voucherId }) => [{ entity: 'voucher', id: voucherId }],
  allowed: () => true,
  apply(rows, { voucherId }, { actor, now }) {
    const voucher = rows.get('voucher', voucherId);
    if (voucher.redeemedAt !== null) return refusal('conflict', 'this voucher has been used');
    if (now >= voucher.expiresAt) return refusal('too-late', 'this voucher is no longer valid');
    return ok([{ entity: 'voucher', row: { ...voucher, redeemedAt: now, redeemedBy: actor.userId } }]);
  },
});
