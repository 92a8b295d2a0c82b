import { z } from 'zod';
import { sameVoucherCode, voucherSchema } from '#shared/domain/voucher.ts';
import { RequestFailure } from '../../platform/request-failure.ts';
import type { Store } from '../../store/index.ts';
import type { Act } from './act.ts';
import { type ApiRoute, apiRoute } from './route.ts';

const byCode = z.object({
  code: z
    .string()
    .min(1)
    .max(60)
    .describe('As the customer gives it: case, spaces and hyphens do not matter, O is taken for 0 and I or L for 1'),
});
const tag = 'Vouchers';

/** For the shop at whose till a code is given: is it good, and use it up. Answers by code alone, so only for signed-in programs. */
export function voucherRoutes({ store, act }: { store: Store; act: Act }): ApiRoute[] {
  async function find(code: string) {
    const row = await store.db
      .selectFrom('voucher')
      .selectAll()
      .where('code', '=', sameVoucherCode(code))
      .executeTakeFirst();
    if (!row) throw new RequestFailure('not-found', 'there is no voucher with this code');
    return row;
  }
  return [
    apiRoute({
      method: 'GET',
      path: '/vouchers/{code}',
      tag,
      summary: 'A voucher by its code; usable while `redeemedAt` is null and `expiresAt` is to come',
      params: byCode,
      answer: voucherSchema,
      run: ({ params }) => find(params.code),
    }),
    apiRoute({
      method: 'POST',
      path: '/vouchers/{code}/redeem',
      tag,
      summary:
        'Use a voucher up. Works once: 409 with `conflict` when it has been used, with `too-late` when it has expired',
      params: byCode,
      answer: voucherSchema,
      status: 200,
      async run({ params, session, idempotencyKey }) {
        const { id } = await find(params.code);
        await act(session, idempotencyKey, 'voucher.redeem', { voucherId: id });
        return find(params.code);
      },
    }),
  ];
}
