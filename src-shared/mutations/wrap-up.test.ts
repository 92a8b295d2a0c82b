import { expect, test } from 'vitest';
import { aConversation } from '../../tests/factories/rows.ts';
import type { Disposition } from '../domain/disposition.ts';
import { defaultQueueRules, type QueueRules } from '../domain/queue-rules.ts';
import type { WrapUp } from '../domain/wrap-up.ts';
import { conversationResolve } from './conversation-actions.ts';
import { LoadedRows } from './rows.ts';
import { voucherRedeem } from './voucher-redeem.ts';
import { wrapUpFinish } from './wrap-up-actions.ts';

const context = {
  actor: { userId: 'user-ana', role: 'agent' as const, queueIds: [] },
  now: 5_000,
  mutationId: 'mutation-1',
};
const refunded: Disposition = { id: 'refunded', name: 'Refunded', queueIds: [], order: 0, enabled: true };
const elsewhere: Disposition = { ...refunded, id: 'elsewhere', queueIds: ['queue-returns'] };

function resolve(rules: Partial<QueueRules> | null, dispositionId: string | null) {
  const rows = new LoadedRows();
  rows.put('conversation', 'conversation-1', aConversation({ assigneeId: 'user-jan' }));
  rows.put('queueRules', 'queue-delivery', rules && { ...defaultQueueRules('queue-delivery'), ...rules });
  for (const one of [refunded, elsewhere]) rows.put('disposition', one.id, one);
  return conversationResolve.apply(rows, { conversationId: 'conversation-1', dispositionId }, context);
}
const wrapUpOf = (outcome: ReturnType<typeof resolve>) =>
  outcome.ok ? outcome.value.find(({ entity }) => entity === 'wrapUp') : undefined;

test('a queue that requires an outcome does not let a conversation be resolved without one', () => {
  const outcome = resolve({ dispositionRequired: true }, null);
  expect(outcome).toMatchObject({ ok: false, error: { code: 'disposition-required' } });
  expect(resolve({ dispositionRequired: true }, 'refunded').ok).toBe(true);
  expect(resolve({}, null).ok).toBe(true);
});
test('an outcome of another queue is refused', () => {
  expect(resolve(null, 'elsewhere')).toMatchObject({ ok: false, error: { code: 'invalid' } });
});
test('wrap-up runs for whoever held the conversation, as long as the queue gives', () => {
  expect(wrapUpOf(resolve({ wrapUpSeconds: 30 }, null))).toMatchObject({
    row: { userId: 'user-jan', dispositionId: null, startedAt: 5_000, endsAt: 35_000, endedAt: null },
  });
});
test('an outcome is kept also where there is no time for wrap-up, and neither leaves nothing', () => {
  expect(wrapUpOf(resolve(null, 'refunded'))).toMatchObject({ row: { dispositionId: 'refunded', endedAt: 5_000 } });
  expect(wrapUpOf(resolve(null, null))).toBeUndefined();
});
test('finishing early ends the timer and may add the outcome; a colleague may not', () => {
  const rows = new LoadedRows();
  const wrapUp: WrapUp = {
    id: 'w',
    userId: 'user-ana',
    conversationId: 'conversation-1',
    queueId: 'queue-delivery',
    dispositionId: null,
    startedAt: 1,
    endsAt: 9_000,
    endedAt: null,
  };
  rows.put('wrapUp', 'w', wrapUp);
  rows.put('disposition', 'refunded', refunded);
  const args = { wrapUpId: 'w', dispositionId: 'refunded' };
  expect(wrapUpFinish.apply(rows, args, context)).toMatchObject({
    value: [{ row: { endedAt: 5_000, dispositionId: 'refunded' } }],
  });
  expect(wrapUpFinish.allowed(rows, args, { userId: 'user-jan', role: 'agent', queueIds: [] })).toBe(false);
  expect(wrapUpFinish.allowed(rows, args, { userId: 'user-eva', role: 'lead', queueIds: [] })).toBe(true);
});
test('a voucher works once, and not after its end', () => {
  const voucher = {
    id: 'v',
    code: 'AAAA-BBBB-CCCC',
    customerId: 'c',
    conversationId: null,
    amountMinor: 500,
    currency: 'EUR',
    reason: 'unanswered' as const,
    createdAt: 1,
    expiresAt: 9_000,
    redeemedAt: null,
    redeemedBy: null,
  };
  const redeem = (fields: Partial<typeof voucher> | { redeemedAt: number }) => {
    const rows = new LoadedRows();
    rows.put('voucher', 'v', { ...voucher, ...fields });
    return voucherRedeem.apply(rows, { voucherId: 'v' }, context);
  };
  expect(redeem({})).toMatchObject({ ok: true, value: [{ row: { redeemedAt: 5_000, redeemedBy: 'user-ana' } }] });
  expect(redeem({ redeemedAt: 4_000 })).toMatchObject({ ok: false, error: { code: 'conflict' } });
  expect(redeem({ expiresAt: 5_000 })).toMatchObject({ ok: false, error: { code: 'too-late' } });
});
