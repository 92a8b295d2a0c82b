import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Voucher } from '#shared/domain/voucher.ts';
import { aCustomer } from '../factories/rows.ts';
import { signIn, startApp } from './start-app.ts';

let running: Awaited<ReturnType<typeof startApp>>;
let token = '';
const inAnHour = Date.now() + 3_600_000;
const aVoucher = (fields: Partial<Voucher>): Voucher => ({
  id: 'voucher-1',
  code: '7KQ2-M9XA-4TBD',
  customerId: 'customer-maja',
  conversationId: null,
  amountMinor: 1_000,
  currency: 'EUR',
  reason: 'unanswered',
  createdAt: 1,
  expiresAt: inAnHour,
  redeemedAt: null,
  redeemedBy: null,
  ...fields,
});

beforeAll(async () => {
  running = await startApp();
  token = await signIn(running.app, 'ana@example.com');
  await running.app.store.transact(async (unit) => {
    await unit.put('customer', aCustomer());
    await unit.put('voucher', aVoucher({}));
    await unit.put('voucher', aVoucher({ id: 'voucher-2', code: '1111-2222-3333', expiresAt: 2 }));
    await unit.put('voucher', aVoucher({ id: 'voucher-3', code: 'AAAA-BBBB-CCCC' }));
  });
});
afterAll(() => running.stop());

async function call(method: 'GET' | 'POST', path: string, headers: Record<string, string> = {}) {
  const bearer = token === '' ? {} : { authorization: `Bearer ${token}` };
  const answer = await fetch(`${running.app.address}/api/v1/vouchers/${path}`, {
    method,
    headers: { ...bearer, ...headers },
  });
  return { status: answer.status, json: await answer.json() };
}

test('a code read out at a till finds its voucher however it is written', async () => {
  for (const written of ['7KQ2-M9XA-4TBD', '7kq2m9xa4tbd', '7kq2%20m9xa%204tbd'])
    expect(await call('GET', written)).toMatchObject({ status: 200, json: { id: 'voucher-1', redeemedAt: null } });
  // Nobody tells I and L from 1 by ear and eye.
  expect(await call('GET', 'Illi-2222-3333')).toMatchObject({ status: 200, json: { id: 'voucher-2' } });
  expect(await call('GET', '7KQ2-M9XA-4TBE')).toMatchObject({ status: 404, json: { error: { code: 'not-found' } } });
});

test('it can be used up once: of many tills at the same moment one wins', async () => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => call('POST', '7kq2m9xa4tbd/redeem')));
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
  for (const { json } of answers.filter(({ status }) => status !== 200))
    expect(json).toMatchObject({ error: { code: 'conflict', message: expect.stringMatching(/^conflict: .*used/) } });
  expect((await call('GET', '7KQ2-M9XA-4TBD')).json).toMatchObject({
    redeemedBy: 'user-ana',
    redeemedAt: expect.any(Number),
  });
});

test('the same request again, by its key, is the same success', async () => {
  const key = { 'idempotency-key': 'till-4-receipt-99' };
  for (const _ of [1, 2]) expect((await call('POST', 'AAAA-BBBB-CCCC/redeem', key)).status).toBe(200);
});

test('after its end it is refused with the reason', async () => {
  expect(await call('POST', '1111-2222-3333/redeem')).toMatchObject({
    status: 409,
    json: { error: { message: expect.stringMatching(/^too-late/) } },
  });
});

test('the document describes both, and nobody unknown is answered', async () => {
  const document = await (await fetch(`${running.app.address}/api/openapi.json`)).json();
  expect(document.paths['/vouchers/{code}'].get.tags).toEqual(['Vouchers']);
  expect(Object.keys(document.paths['/vouchers/{code}/redeem'])).toEqual(['post']);
  const before = token;
  token = '';
  expect((await call('GET', '7KQ2-M9XA-4TBD')).status).toBe(401);
  token = before;
});
