import { afterEach, beforeEach, expect, test } from 'vitest';
import { anInbox } from '../../tests/factories/rows.ts';
import type { SendResult } from '../channels/connector.ts';
import { type DeliveryRig, deliveryRig } from './delivery-rig.ts';
import { stopPatienceMs } from './sender.ts';

let rig: DeliveryRig;
beforeEach(async () => {
  rig = await deliveryRig();
});
afterEach(() => rig.close());

const statusOf = async (id: string) => (await rig.delivery(id))?.status;
const is = (id: string, status: string) => async () => (await statusOf(id)) === status;
const never = new Promise<SendResult>(() => {});

test('an unconfirmed reply is asked for while the server runs, ever less often, and found when the provider knows', async () => {
  rig.provider.answer = async () => ({ kind: 'unconfirmed', detail: 'the answer was lost' });
  let asked = 0;
  rig.provider.lookup = async () => {
    asked += 1;
    return asked < 4 ? { kind: 'unknown' } : { kind: 'sent', externalId: 'ext-a' };
  };
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(is('a', 'unconfirmed'));
  const since = rig.clock.now();
  await rig.until(is('a', 'sent'));
  expect(asked).toBe(4);
  expect(rig.clock.now() - since).toBeGreaterThanOrEqual(7_000);
  expect(rig.sent).toHaveLength(1);
});

test('a provider that certainly never had it: the reply has failed, and nothing sends it by itself', async () => {
  rig.provider.answer = async () => ({ kind: 'unconfirmed', detail: 'the answer was lost' });
  rig.provider.lookup = async () => ({ kind: 'not-sent' });
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(is('a', 'failed'));
  expect(rig.sent).toHaveLength(1);
});

test('a question to the provider that hangs holds up no other reply', async () => {
  rig.provider.answer = async ({ messageId }) =>
    messageId === 'a'
      ? { kind: 'unconfirmed', detail: 'the answer was lost' }
      : { kind: 'sent', externalId: `ext-${messageId}`, status: 'sent' };
  rig.provider.lookup = () => new Promise(() => {});
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(is('a', 'unconfirmed'));
  await rig.reply('b');
  rig.sender.nudge();
  await rig.until(is('b', 'sent'), 5);
});

test('an inbox that does not run keeps its replies in order, counts no attempts, says so once, and sends when it is back', async () => {
  await rig.store.transact((unit) => unit.put('inbox', anInbox({ enabled: false })));
  rig.provider.runs = false;
  await rig.reply('a');
  await rig.reply('b');
  await rig.sender.start();
  const words = async (id: string) => (await rig.delivery(id))?.failure?.detail ?? '';
  await rig.until(async () => (await words('b')).includes('switched off'));
  expect(await rig.delivery('a')).toMatchObject({ status: 'queued', failure: { code: 'misconfigured' } });
  const changes = async () => (await rig.store.db.selectFrom('changeLog').select('seq').execute()).length;
  const before = await changes();
  rig.clock.pass(30 * 24 * 3_600_000);
  await rig.until(() => false, 5).catch(() => undefined);
  expect(await changes()).toBe(before);
  const lines = await rig.store.db.selectFrom('sendQueue').select('attempts').execute();
  expect(lines.map(({ attempts }) => attempts)).toEqual([0, 0]);
  await rig.store.transact((unit) => unit.put('inbox', anInbox()));
  rig.provider.runs = true;
  await rig.until(is('b', 'sent'));
  expect(rig.sent.map(({ messageId }) => messageId)).toEqual(['a', 'b']);
  expect((await rig.delivery('a'))?.failure).toBeNull();
});

test('an inbox that has recovered takes what waits at once, not after the pause of the last failure', async () => {
  rig.provider.answer = async () => ({ kind: 'temporary', detail: 'no line', retryAfterMs: 3_600_000 });
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(async () => (await rig.delivery('a'))?.failure?.detail === 'no line');
  rig.provider.answer = async () => ({ kind: 'sent', externalId: 'ext-a', status: 'sent' });
  rig.clock.pass(2_000);
  await rig.store.transact((unit) =>
    unit.put('inbox', anInbox({ health: { name: 'connected', since: rig.clock.now() } })),
  );
  await rig.until(is('a', 'sent'), 5);
});

test('what the provider said is stored when the database is back, and the reply is not sent again', async () => {
  const { db } = rig.store;
  rig.provider.answer = async () => {
    await db.schema.alterTable('messageLink').renameTo('away').execute();
    return { kind: 'sent', externalId: 'ext-a', status: 'sent' };
  };
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(() => rig.sent.length === 1);
  await rig.until(() => false, 3).catch(() => undefined);
  expect(await statusOf('a')).toBe('sending');
  await db.schema.alterTable('away').renameTo('messageLink').execute();
  await rig.until(is('a', 'sent'));
  expect(rig.sent).toHaveLength(1);
});

test('a stop does not wait for a provider that hangs; the next start settles that reply without sending it', async () => {
  rig.provider.answer = () => never;
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(() => rig.sent.length === 1);
  let stopped = false;
  const stop = rig.sender.stop().then(() => {
    stopped = true;
  });
  rig.clock.pass(stopPatienceMs - 1_000);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(stopped).toBe(false);
  rig.clock.pass(1_000);
  await stop;
  expect(await statusOf('a')).toBe('sending');
  const next = rig.restarted();
  await next.start();
  expect(await statusOf('a')).toBe('unconfirmed');
  await next.stop();
  expect(rig.sent).toHaveLength(1);
});

test('a sent that comes after the reply was given up as unconfirmed still counts, and takes a waiting copy out of the line', async () => {
  let answer: (result: SendResult) => void = () => {};
  rig.provider.answer = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(() => rig.sent.length === 1);
  const other = rig.restarted();
  await other.start();
  expect(await statusOf('a')).toBe('unconfirmed');
  await other.stop();
  answer({ kind: 'sent', externalId: 'ext-a', status: 'sent' });
  await rig.until(is('a', 'sent'));
  expect(rig.sent).toHaveLength(1);
});

test('a failure that comes after the reply was settled otherwise changes nothing and sends nothing', async () => {
  let answer: (result: SendResult) => void = () => {};
  rig.provider.answer = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  await rig.reply('a');
  await rig.sender.start();
  await rig.until(() => rig.sent.length === 1);
  const other = rig.restarted();
  await other.start();
  await other.stop();
  answer({ kind: 'temporary', detail: 'busy', retryAfterMs: null });
  await rig.until(() => false, 12).catch(() => undefined);
  expect(await statusOf('a')).toBe('unconfirmed');
  expect(rig.sent).toHaveLength(1);
});
