import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { emptyTables } from '../../tests/factories/empty-tables.ts';
import { silentLogger } from '../platform/log.ts';
import { ringOnlyAtAvailable } from '../presence/index.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { createRouter, type Router } from './router.ts';
import { createFloorRows } from './router-fixture.ts';

/** A clock whose time is moved by hand and whose timers run in real time, so that the router's own pace is kept. */
let offset = 0;
const patience = { timeout: 15_000 };
vi.setConfig({ testTimeout: 30_000 });
const start = 1_800_000_000_000;
const clock = {
  now: () => start + offset,
  after(ms: number, callback: () => void) {
    const timer = setTimeout(callback, Math.min(ms, 60));
    return () => clearTimeout(timer);
  },
};
let store: Store;
let router: Router;
let rows: ReturnType<typeof createFloorRows>;

beforeAll(async () => {
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), clock.now);
  store.rule('presence', ringOnlyAtAvailable);
}, 60_000);
afterAll(() => store.close());

beforeEach(async () => {
  offset = 0;
  const ofWork = ['offer', 'queue_wait', 'wrap_up', 'message', 'floor_contact', 'conversation', 'customer'];
  const ofPeople = ['"user"', 'presence', 'presence_change', 'desk_connection'];
  await emptyTables(store, ...ofWork, 'queue_rules', 'queue', ...ofPeople);
  rows = createFloorRows(store, clock.now);
  await rows.basics();
  router = createRouter({ store, clock, log: silentLogger() });
  router.start();
});
afterEach(() => router.stop());

const ringsAt = async (id: string) =>
  (await rows.ringing()).find(({ conversationId }) => conversationId === id)?.userId;
const waitLinesAre = (lines: unknown) =>
  vi.waitFor(async () => expect(await rows.waitLines()).toEqual(lines), patience);
const becomes = async (id: string, agent: string | undefined) =>
  vi.waitFor(async () => expect(await ringsAt(id)).toBe(agent), patience);

test('a waiting conversation rings at an available agent, with the whole explanation', async () => {
  await rows.agent('ana', 2);
  await rows.waits('c1');
  await becomes('c1', 'ana');
  const [offer] = await rows.offers();
  expect(offer?.why?.map(({ name }) => name)).toEqual(['chosen-of', 'free-places']);
  expect((await router.explain('c1')).offer?.userId).toBe('ana');
});

test('a missed offer goes on to the next agent and sets the first one not ready, on record', async () => {
  await rows.agent('ana', 1);
  await rows.waits('c1');
  await becomes('c1', 'ana');
  await rows.agent('jan', 1);
  offset = 25_000;
  await becomes('c1', 'jan');
  const presence = await store.db.selectFrom('presence').selectAll().where('id', '=', 'ana').executeTakeFirst();
  expect(presence).toMatchObject({ state: 'away', reason: 'missed-offer' });
  const changes = await store.db.selectFrom('presenceChange').select(['userId', 'cause', 'actorId']).execute();
  expect(changes).toEqual([{ userId: 'ana', cause: 'missed-offer', actorId: null }]);
});

test('an agent is asked one thing at a time, and the next rings as soon as they have answered', async () => {
  await rows.agent('ana', 3);
  await rows.waits('c1');
  await becomes('c1', 'ana');
  await rows.waits('c2');
  await waitLinesAre([{ id: 'c2', reason: 'all-ringing' }]);
  const [offer] = await rows.ringing();
  await store.transact(async (unit) => {
    const conversation = await unit.find('conversation', 'c1');
    if (!conversation || !offer) throw new Error('nothing rings');
    await unit.put('offer', { ...offer, state: 'accepted', closedAt: unit.now });
    await unit.put('conversation', { ...conversation, assigneeId: 'ana' }, conversation);
  });
  await becomes('c2', 'ana');
});

test.each(['busy', 'away', 'offline'] as const)(
  'what rings at an agent who is %s rings on, not missed',
  async (state) => {
    await rows.agent('ana', 2);
    await rows.waits('c1');
    await becomes('c1', 'ana');
    await store.transact((unit) => unit.put('presence', { id: 'ana', state, reason: null, since: clock.now() }));
    await waitLinesAre([{ id: 'c1', reason: 'nobody-available' }]);
    expect((await rows.offers()).map((offer) => offer.state)).toEqual(['withdrawn']);
    await rows.agent('jan', 1);
    await becomes('c1', 'jan');
  },
);

test('what nobody can take is visible with its reason, and the line goes when it is offered', async () => {
  await rows.rules('queue-delivery', {
    skills: [{ name: 'tax', level: 2, tagId: null }],
    relaxSkillsAfterSeconds: null,
  });
  await rows.agent('ana', 1);
  await rows.waits('c1');
  await rows.waits('c2', { queueId: null });
  await waitLinesAre([
    { id: 'c1', reason: 'no-agent-with-skill' },
    { id: 'c2', reason: 'no-queue' },
  ]);
  expect((await router.explain('c1')).agents).toEqual([{ userId: 'ana', verdict: 'no-skill', held: 0 }]);
  await rows.agent('ana', 1, { skills: [{ name: 'tax', level: 3 }] });
  await becomes('c1', 'ana');
  await waitLinesAre([{ id: 'c2', reason: 'no-queue' }]);
});

test('an overflow moves the conversation to the queue whose agent takes it', async () => {
  await rows.rules('queue-delivery', { overflow: [{ queueId: 'queue-help', afterSeconds: 30 }] });
  await rows.agent('helper', 1, { queueIds: ['queue-help'] });
  await rows.waits('c1');
  await waitLinesAre([{ id: 'c1', reason: 'nobody-in-queue' }]);
  offset = 31_000;
  await becomes('c1', 'helper');
  const moved = await store.db.selectFrom('conversation').select('queueId').where('id', '=', 'c1').executeTakeFirst();
  expect(moved?.queueId).toBe('queue-help');
});

test('a wrap-up keeps its place until it ends', async () => {
  await rows.agent('ana', 1);
  await rows.waits('done', { state: 'resolved', waitingSince: null });
  const wrapUp = { id: 'w', userId: 'ana', conversationId: 'done', queueId: 'queue-delivery', dispositionId: null };
  await store.transact((unit) =>
    unit.put('wrapUp', { ...wrapUp, startedAt: start, endsAt: start + 60_000, endedAt: null }),
  );
  await rows.waits('c1');
  await waitLinesAre([{ id: 'c1', reason: 'all-full' }]);
  await store.transact((unit) =>
    unit.put('wrapUp', { ...wrapUp, startedAt: start, endsAt: start + 60_000, endedAt: start + 1 }),
  );
  await becomes('c1', 'ana');
});

test('an agent without a connected desktop is offered nothing', async () => {
  await rows.agent('ana', 1);
  await store.db
    .updateTable('deskConnection')
    .set({ seenAt: start - 60_000 })
    .execute();
  await rows.waits('c1');
  await waitLinesAre([{ id: 'c1', reason: 'nobody-available' }]);
  await pause(200);
  expect(await rows.offers()).toEqual([]);
});

test('a customer who left is the reason before all others, also while it rings, until they write again', async () => {
  await rows.waits('c1');
  await waitLinesAre([{ id: 'c1', reason: 'nobody-in-queue' }]);
  const contact = { conversationId: 'c1', queueId: 'queue-delivery', channel: 'web-chat' as const, targetMs: 0 };
  const times = { waitingSince: start, queuedAt: start, endedAt: start + 9, outcome: 'abandoned' as const };
  const touch = () =>
    store.transact(async (unit) => {
      const conversation = await unit.find('conversation', 'c1');
      if (conversation) await unit.put('conversation', conversation, conversation);
    });
  await store.db
    .insertInto('floorContact')
    .values({ id: 'f1', ...contact, ...times, agentId: null })
    .execute();
  await touch();
  await waitLinesAre([{ id: 'c1', reason: 'customer-left' }]);
  expect((await router.explain('c1')).waiting?.reason).toBe('customer-left');
  await rows.agent('ana', 1);
  await becomes('c1', 'ana');
  await pause(200);
  await waitLinesAre([{ id: 'c1', reason: 'customer-left' }]);
  const anew = { waitingSince: start + 20, queuedAt: start + 20, endedAt: null, outcome: null };
  await store.db
    .insertInto('floorContact')
    .values({ id: 'f2', ...contact, ...anew, agentId: null })
    .execute();
  await touch();
  await waitLinesAre([]);
});
