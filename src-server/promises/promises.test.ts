import { afterAll, beforeEach, expect, test } from 'vitest';
import { aPolicy } from '../../tests/factories/rows.ts';
import { endWrapUps } from './end-wrap-ups.ts';
import { holdToPromises } from './hold-to-promises.ts';
import { openWaits } from './promises-fixture.ts';
import { recheckPromises } from './recheck-promises.ts';
import { tellDue } from './tell-due.ts';

const start = 1_800_000_000_000;
let now = start;
const { store, rows, empty } = await openWaits(() => now);
store.rule('conversation', holdToPromises);
afterAll(() => store.close());
beforeEach(async () => {
  now = start;
  await empty();
  await rows.basics(null);
});
const conversation = async () =>
  store.db.selectFrom('conversation').selectAll().where('id', '=', 'c').executeTakeFirstOrThrow();
const change = (fields: Partial<Awaited<ReturnType<typeof conversation>>>) =>
  store.transact(async (unit) => {
    const before = await unit.find('conversation', 'c');
    if (before) await unit.put('conversation', { ...before, ...fields }, before);
  });

test('a conversation written by anybody is due when its policy says', async () => {
  await store.transact((unit) => unit.put('slaPolicy', aPolicy()));
  await rows.waits('c', start, { replyDueAt: 1 });
  expect((await conversation()).replyDueAt).toBe(start + 100_000);
  now = start + 10_000;
  await change({ waitingSince: null, firstReplyAt: now, replyDueAt: null });
  expect((await conversation()).replyDueAt).toBeNull();
  now = start + 20_000;
  await change({ waitingSince: now });
  expect((await conversation()).replyDueAt).toBe(now + 50_000);
});

test('without a policy the queue’s own target stays', async () => {
  await rows.waits('c', start, { replyDueAt: start + 7 });
  expect((await conversation()).replyDueAt).toBe(start + 7);
  expect(await store.db.selectFrom('slaClock').selectAll().execute()).toEqual([]);
});

test('a policy made later counts for what is already open', async () => {
  await rows.waits('c', start);
  await store.transact((unit) => unit.put('slaPolicy', aPolicy()));
  await recheckPromises(store);
  expect((await conversation()).replyDueAt).toBe(start + 100_000);
});

test('a policy that is changed or removed counts for what is already open', async () => {
  await store.transact((unit) => unit.put('slaPolicy', aPolicy()));
  await rows.waits('c', start);
  await store.transact((unit) => unit.put('slaPolicy', aPolicy({ firstReplySeconds: 30 })));
  await recheckPromises(store);
  expect((await conversation()).replyDueAt).toBe(start + 30_000);
  await store.transact((unit) => unit.remove('slaPolicy', 'policy'));
  await recheckPromises(store);
  expect(await store.db.selectFrom('slaClock').selectAll().execute()).toEqual([]);
});

test('a warning and a breach are each told once, also when two look at once', async () => {
  await store.transact((unit) => unit.put('slaPolicy', aPolicy()));
  await rows.waits('c', start, { assigneeId: 'user-ana' });
  now = start + 80_000;
  const warned = (await Promise.all([tellDue(store, now), tellDue(store, now)])).flat();
  const alert = { conversationId: 'c', target: 'firstReply', kind: 'warning', dueAt: start + 100_000 };
  expect(warned).toEqual([{ assigneeId: 'user-ana', alert }]);
  now = start + 101_000;
  expect((await tellDue(store, now)).map(({ alert: { kind } }) => kind)).toEqual(['breach']);
  expect(await tellDue(store, now + 1)).toEqual([]);
});

test('a wrap-up ends when its timer does, at that time', async () => {
  await rows.waits('c', start);
  const row = {
    id: 'w',
    userId: 'user-ana',
    conversationId: 'c',
    queueId: null,
    dispositionId: null,
    startedAt: start,
  };
  await store.transact((unit) => unit.put('wrapUp', { ...row, endsAt: start + 30_000, endedAt: null }));
  expect(await endWrapUps(store, start + 29_999)).toBe(0);
  expect(await endWrapUps(store, start + 35_000)).toBe(1);
  const ended = await store.db.selectFrom('wrapUp').select('endedAt').executeTakeFirst();
  expect(ended?.endedAt).toBe(start + 30_000);
});

test('a conversation that is open again has no work after it, and did not end as it was said to', async () => {
  await rows.waits('c', start, { state: 'resolved', resolvedAt: start });
  const wrapUp = {
    userId: 'user-ana',
    conversationId: 'c',
    queueId: null,
    dispositionId: 'refunded',
    startedAt: start,
    endsAt: start + 60_000,
  };
  await store.transact(async (unit) => {
    await unit.put('wrapUp', { ...wrapUp, id: 'runs', endedAt: null }, null);
    await unit.put('wrapUp', { ...wrapUp, id: 'ended', endedAt: start }, null);
  });
  now = start + 5_000;
  await change({ subject: 'still resolved' });
  expect(await store.db.selectFrom('wrapUp').select('id').where('endedAt', 'is', null).execute()).toHaveLength(1);
  await change({ state: 'open', resolvedAt: null });
  const ended = await store.db.selectFrom('wrapUp').select(['id', 'dispositionId', 'endedAt']).orderBy('id').execute();
  expect(ended).toEqual([
    { id: 'ended', dispositionId: 'refunded', endedAt: start },
    { id: 'runs', dispositionId: null, endedAt: now },
  ]);
});
