import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { aQueue, aUser, aWorkspace } from '../../tests/factories/rows.ts';
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
