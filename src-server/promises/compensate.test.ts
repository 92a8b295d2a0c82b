import { afterAll, beforeEach, expect, test } from 'vitest';
import { compensationText } from '#shared/domain/compensation-text.ts';
import { compensateWaiting } from './compensate.ts';
import { aCompensation, openWaits } from './promises-fixture.ts';

const start = 1_800_000_000_000;
let now = start;
const { store, rows, empty } = await openWaits(() => now);
afterAll(() => store.close());
beforeEach(async () => {
  now = start;
  await empty();
});
const sweepAt = (time: number) => {
  now = time;
  return compensateWaiting(store, time);
};

test('after eighteen seconds without an answer the customer gets the message with a voucher, once', async () => {
  await rows.basics(aCompensation());
  await rows.waits('c', start);
  expect(await sweepAt(start + 17_999)).toEqual([]);
  expect(await sweepAt(start + 18_000)).toEqual(['c']);
  expect(await sweepAt(start + 60_000)).toEqual([]);
  const [voucher] = await rows.vouchers();
  expect(voucher).toMatchObject({ customerId: 'customer-c', amountMinor: 500, redeemedAt: null, reason: 'unanswered' });
  expect(await rows.queued()).toEqual([
    { text: `Sorry, Maja! €5.00: ${voucher?.code}`, automatic: true, kind: 'outbound' },
  ]);
  const after = await store.db
    .selectFrom('conversation')
    .select('waitingSince')
    .where('id', '=', 'c')
    .executeTakeFirst();
  expect(after?.waitingSince).toBe(start);
});

test('who was answered, is not waiting live, or waits since before the rule gets none', async () => {
  await rows.basics(aCompensation({ enabledAt: start }));
  await rows.waits('answered', start, { waitingSince: null });
  await rows.waits('mail', start, { channel: 'email' });
  await rows.waits('earlier', start - 1);
  await rows.waits('talking', start, { assigneeId: 'user-ana', firstReplyAt: start - 5 });
  await rows.waits('blocked', start);
  await store.db.updateTable('customer').set({ blockedAt: 1 }).where('id', '=', 'customer-blocked').execute();
  expect(await sweepAt(start + 60_000)).toEqual([]);
  expect(await rows.outcomes()).toEqual([{ conversationId: 'blocked', outcome: 'not-deliverable' }]);
});

test('an agent who took it and says nothing does not spare the house the voucher', async () => {
  await rows.basics(aCompensation());
  await rows.waits('c', start, { assigneeId: 'user-ana' });
  expect(await sweepAt(start + 20_000)).toEqual(['c']);
});

test('no more than so many a day, and one a customer', async () => {
  await rows.basics(aCompensation({ perDay: 2 }));
  for (const id of ['a', 'b', 'c']) await rows.waits(id, start);
  await rows.waits('again', start + 1, { customerId: 'customer-a' });
  expect(await sweepAt(start + 30_000)).toHaveLength(2);
  expect(await rows.outcomes()).toEqual([
    { conversationId: 'a', outcome: 'given' },
    { conversationId: 'again', outcome: 'cap-of-customer' },
    { conversationId: 'b', outcome: 'given' },
    { conversationId: 'c', outcome: 'cap-of-day' },
  ]);
  await rows.waits('tomorrow', start + 24 * 3_600_000);
  expect(await sweepAt(start + 24 * 3_600_000 + 40_000)).toEqual(['tomorrow']);
});

test('only open time counts where the queue says so', async () => {
  const from = new Date(start).getUTCHours() * 60 + 60;
  const daily = Object.fromEntries(
    (['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const).map((day) => [
      day,
      [{ from, to: Math.min(1_440, from + 120) }],
    ]),
  );
  const hours = { id: 'h', name: 'Office', timeZone: 'UTC', weekly: daily, holidays: [] };
  await store.transact((unit) => unit.put('businessHours', hours));
  await rows.basics(aCompensation({ onlyInHours: true }));
  await store.transact(async (unit) => {
    const before = await unit.find('queueRules', 'queue-delivery');
    if (before) await unit.put('queueRules', { ...before, hoursId: 'h' }, before);
  });
  await rows.waits('c', start);
  const opens = start - (start % 3_600_000) + 3_600_000;
  expect(await sweepAt(opens - 1_000)).toEqual([]);
  expect(await sweepAt(opens + 17_000)).toEqual([]);
  expect(await sweepAt(opens + 18_000)).toEqual(['c']);
});

test('the message speaks the customer’s language and never greets a telephone number', () => {
  const voucher = { code: 'AAAA-BBBB-CCCC', amountMinor: 500, currency: 'EUR', expiresAt: start };
  const { text } = aCompensation();
  expect(compensationText(text, voucher, { name: 'Maja Novak', language: 'sl' }, null)).toBe(
    'Oprostite! AAAA-BBBB-CCCC',
  );
  expect(compensationText(text, voucher, { name: '+386 40 1', language: null }, 'en')).toBe(
    'Sorry,! €5.00: AAAA-BBBB-CCCC',
  );
});
