import { afterEach, beforeEach, expect, test } from 'vitest';
import { type DeliveryRig, deliveryRig } from './delivery-rig.ts';

let rig: DeliveryRig;
beforeEach(async () => {
  rig = await deliveryRig();
});
afterEach(() => rig.close());

const receipt = (externalId: string, status: 'delivered' | 'read', at = 5) => ({
  externalId,
  status,
  at,
  failure: null,
});
const statusOf = async (id: string) => (await rig.delivery(id))?.status;

test('receipts that overtake the record of their own send take effect with it, the furthest one last', async () => {
  rig.provider.answer = async () => {
    await rig.receipts.receipt('inbox-chat', receipt('ext-a', 'read', 7));
    await rig.receipts.receipt('inbox-chat', receipt('ext-a', 'delivered', 6));
    return { kind: 'sent', externalId: 'ext-a', status: 'sent' };
  };
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(async () => (await statusOf('a')) === 'read');
  expect(await rig.store.db.selectFrom('earlyReceipt').selectAll().execute()).toEqual([]);
});

test('a receipt and the record of its send at the same moment: one finds the other', async () => {
  await rig.sender.start();
  for (let round = 0; round < 15; round += 1) {
    const id = `round-${round}`;
    rig.provider.answer = async () => {
      setTimeout(() => void rig.receipts.receipt('inbox-chat', receipt(`ext-${id}`, 'delivered')), round % 4);
      return { kind: 'sent', externalId: `ext-${id}`, status: 'sent' };
    };
    await rig.reply(id);
    rig.sender.nudge();
    await rig.until(async () => (await statusOf(id)) === 'delivered');
  }
});

test('a receipt for a reply that is not confirmed counts as soon as its provider is able to name it', async () => {
  rig.provider.answer = async () => ({ kind: 'unconfirmed', detail: 'the answer was lost' });
  let known = false;
  rig.provider.lookup = async () => (known ? { kind: 'sent', externalId: 'ext-late' } : { kind: 'unknown' });
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(async () => (await statusOf('a')) === 'unconfirmed');
  await rig.receipts.receipt('inbox-chat', receipt('ext-late', 'delivered'));
  expect(await statusOf('a')).toBe('unconfirmed');
  known = true;
  await rig.until(async () => (await statusOf('a')) === 'delivered');
  expect(rig.sent).toHaveLength(1);
});

test('receipts nobody came for are forgotten after a week, not before', async () => {
  const kept = async () =>
    (await rig.store.db.selectFrom('earlyReceipt').selectAll().execute()).map((r) => r.externalId);
  await rig.receipts.receipt('inbox-chat', receipt('foreign', 'delivered'));
  rig.clock.pass(6 * 24 * 3_600_000);
  await rig.receipts.receipt('inbox-chat', receipt('later', 'delivered'));
  expect(await kept()).toEqual(['foreign', 'later']);
  rig.clock.pass(2 * 24 * 3_600_000);
  await rig.receipts.receipt('inbox-chat', receipt('later', 'read'));
  expect(await kept()).toEqual(['later', 'later']);
});
