import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import type { Row } from '#shared/domain/entities.ts';
import { aConversation, aCustomer, anInbox, aQueue, aUser, aWorkspace } from '../../tests/factories/rows.ts';
import { ManualClock } from '../../tests/fakes/manual-clock.ts';
import type { Connector } from '../channels/connector.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { ensurePracticeInbox, practiceInboxId } from './ensure-practice-inbox.ts';
import { createPractice, type Practice, type PracticeSignal, unattendedForMs } from './practice.ts';

const eva = { userId: 'user-eva', role: 'lead' as const, queueIds: [] };
let store: Store;
let clock: ManualClock;
let connected: Set<string>;
let told: PracticeSignal[];
let practice: Practice;

beforeAll(async () => {
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), () => 1_800_000_000_000);
  await store.transact(async (unit) => {
    await unit.put('workspace', aWorkspace({ sample: true }));
    await unit.put('queue', aQueue());
    await unit.put('user', aUser());
    await unit.put('user', aUser({ id: eva.userId, email: 'eva@example.com', role: 'lead', queueIds: [] }));
  });
  await ensurePracticeInbox(store);
}, 60_000);
afterAll(() => store.close());

beforeEach(() => {
  clock = new ManualClock();
  connected = new Set([eva.userId]);
  told = [];
  practice = open();
});

/** A server whose web chat lets everybody in and never says a word. */
const open = () =>
  createPractice({
    store,
    clock,
    log: silentLogger(),
    findConnector: () => ({ visitor: async () => {} }) as unknown as Connector,
    connected: async () => connected,
    push() {},
    tellOthers: (signal) => told.push(signal),
  });
/** In steps, with what each leads to asked of the database in between. */
async function pass(ms: number): Promise<void> {
  for (let left = ms; left > 0; left -= 5_000) {
    clock.advance(5_000);
    await wait(15);
  }
}
const isRunning = async () => (await practice.state(eva)).running !== null;

test('practice goes on while a lead is there, and ends by itself some time after the last has left', async () => {
  await practice.start(eva, practiceInboxId, 'quiet');
  await pass(unattendedForMs * 2);
  expect(await isRunning()).toBe(true);
  connected = new Set([aUser().id]);
  await pass(unattendedForMs - 20_000);
  expect(await isRunning()).toBe(true);
  await pass(40_000);
  expect(await isRunning()).toBe(false);
  expect(told.at(-1)).toEqual({ kind: 'practice', run: null });
});

test('a run on another server is seen and stopped from here, and forgotten when that server falls silent', async () => {
  const elsewhere = practice;
  await elsewhere.start(eva, practiceInboxId, 'busy');
  const run = (await elsewhere.state(eva)).running;
  practice = open();
  practice.heard({ kind: 'practice', run });
  expect((await practice.state(eva)).running).toEqual(run);
  await practice.stop(eva);
  expect(told).toContainEqual({ kind: 'practice-stop' });
  expect(await isRunning()).toBe(false);
  elsewhere.heard({ kind: 'practice-stop' });
  expect((await elsewhere.state(eva)).running).toBeNull();
  practice.heard({ kind: 'practice', run });
  clock.advance(20_000);
  expect(await isRunning()).toBe(false);
});

test('the inbox, its queue and who works in it are made once, also when the inbox is made again, and only for a sample', async () => {
  await ensurePracticeInbox(store);
  const ana = await store.db.selectFrom('user').selectAll().where('id', '=', aUser().id).executeTakeFirstOrThrow();
  expect(ana.queueIds.filter((id) => id === 'queue-practice')).toHaveLength(1);
  await store.transact((unit) => unit.remove('inbox', practiceInboxId));
  await ensurePracticeInbox(store);
  const again = await store.db.selectFrom('user').selectAll().where('id', '=', aUser().id).executeTakeFirstOrThrow();
  expect(again.queueIds).toEqual(ana.queueIds);
  await store.transact(async (unit) => {
    await unit.remove('inbox', practiceInboxId);
    await unit.put('workspace', aWorkspace({ sample: false }));
  });
  await ensurePracticeInbox(store);
  await vi.waitFor(async () => expect(await practice.state(eva)).toEqual({ inboxId: null, running: null }));
  await expect(practice.start(eva, practiceInboxId, 'busy')).rejects.toMatchObject({ code: 'not-for-practice' });
});

test('what customers left behind who gave up is closed, what a colleague holds or a real customer left is not', async () => {
  const at = clock.now() - 60_000;
  let number = 0;
  const leave = async (id: string, fields: Partial<Row<'conversation'>>) => {
    number += 1;
    await store.transact((unit) =>
      unit.put('conversation', aConversation({ id, number, waitingSince: at, ...fields })),
    );
    const contact = {
      id: `contact-${id}`,
      conversationId: id,
      queueId: null,
      channel: 'web-chat' as const,
      agentId: null,
    };
    await store.db
      .insertInto('floorContact')
      .values({ ...contact, waitingSince: at, queuedAt: at, targetMs: 1, endedAt: at + 30_000, outcome: 'abandoned' })
      .execute();
  };
  await store.transact(async (unit) => {
    await unit.put('customer', aCustomer());
    await unit.put('inbox', anInbox());
    await unit.put('inbox', anInbox({ id: 'practice', practice: true }));
  });
  await leave('given-up', { inboxId: 'practice' });
  await leave('taken', { inboxId: 'practice', assigneeId: 'user-ana' });
  await leave('real', {});
  await leave('back', { inboxId: 'practice' });
  await store.db
    .updateTable('floorContact')
    .set({ queuedAt: at - 1 })
    .where('conversationId', '=', 'back')
    .execute();
  const again = {
    id: 'contact-again',
    conversationId: 'back',
    queueId: null,
    channel: 'web-chat' as const,
    agentId: null,
  };
  await store.db
    .insertInto('floorContact')
    .values({ ...again, waitingSince: at, queuedAt: at + 40_000, targetMs: 1, endedAt: null, outcome: null })
    .execute();
  practice.open();
  await pass(10_000);
  const states = await store.db.selectFrom('conversation').select(['id', 'state']).orderBy('id').execute();
  expect(states).toEqual([
    { id: 'back', state: 'open' },
    { id: 'given-up', state: 'resolved' },
    { id: 'real', state: 'open' },
    { id: 'taken', state: 'open' },
  ]);
  practice.close();
});
