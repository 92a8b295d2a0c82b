import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { aConversation, aCustomer, aQueue, aUser } from '../../tests/factories/rows.ts';
import { ManualClock } from '../../tests/fakes/manual-clock.ts';
import { silentLogger } from '../platform/log.ts';
import { createStore, openDatabase, type Store } from '../store/index.ts';
import { type Attendance, createAttendance } from './attendance.ts';
import { readConnected } from './connections.ts';
import { presenceLog } from './presence-log.ts';

const clock = new ManualClock();
let store: Store;
let attendance: Attendance;
let connected: Set<string>;
let pushed: unknown[];
let changes: () => void;

beforeAll(async () => {
  store = createStore(await openDatabase({ kind: 'embedded', folder: null }), clock.now);
  await store.transact(async (unit) => {
    await unit.put('queue', aQueue());
    await unit.put('user', aUser());
    await unit.put('customer', aCustomer());
  });
});
afterAll(() => store.close());

beforeEach(async () => {
  connected = new Set(['user-ana']);
  pushed = [];
  changes = () => {};
  await store.transact((unit) =>
    unit.put('presence', { id: 'user-ana', state: 'available', reason: null, since: clock.now() }),
  );
  const push = (_users: readonly string[], name: string, payload: unknown) => pushed.push({ name, payload });
  const parts = {
    store,
    clock,
    log: silentLogger(),
    nodeId: 'node-1',
    connectedUsers: () => connected,
    changed: () => changes(),
  };
  attendance = createAttendance({ ...parts, push });
  await attendance.start();
});
afterEach(() => attendance.stop());

/** Lets time pass second by second, with the work of each second done before the next. */
async function pass(seconds: number): Promise<void> {
  for (let second = 0; second < seconds; second += 1) {
    clock.advance(1_000);
    await attendance.idle('nobody', 'none', { seconds: 0 });
    await Promise.resolve();
  }
}
const presence = async () =>
  store.db.selectFrom('presence').select(['state', 'reason']).where('id', '=', 'user-ana').executeTakeFirst();

test('a locked computer makes its agent away after an announcement, and it stays their choice to come back', async () => {
  await attendance.idle('user-ana', 'socket-1', { seconds: 1, power: 'locked' });
  expect(pushed).toEqual([{ name: 'presence:away-soon', payload: { reason: 'locked', at: clock.now() + 20_000 } }]);
  await pass(19);
  expect(await presence()).toEqual({ state: 'available', reason: null });
  await pass(3);
  expect(await presence()).toEqual({ state: 'away', reason: 'locked' });
  await attendance.idle('user-ana', 'socket-1', { seconds: 0, power: 'awake' });
  await pass(5);
  expect(await presence()).toEqual({ state: 'away', reason: 'locked' });
});

test('unlocking in time averts it, and the desktop is told so', async () => {
  await attendance.idle('user-ana', 'socket-1', { seconds: 1, power: 'locked' });
  await attendance.idle('user-ana', 'socket-1', { seconds: 0, power: 'awake' });
  await pass(25);
  expect(await presence()).toEqual({ state: 'available', reason: null });
  expect(pushed.at(-1)).toEqual({ name: 'presence:away-soon', payload: { reason: 'locked', at: null } });
});

test('one desktop in use is enough, also when it hangs on another server, until that falls silent', async () => {
  await attendance.idleElsewhere('user-ana', 'far', { seconds: 1, power: 'awake' });
  await attendance.idle('user-ana', 'socket-1', { seconds: 1, power: 'locked' });
  expect(pushed).toEqual([]);
  await pass(80);
  await attendance.idle('user-ana', 'socket-1', { seconds: 1 });
  expect(pushed).toMatchObject([{ name: 'presence:away-soon', payload: { reason: 'locked' } }]);
});

test('a touch at another server averts what was announced here', async () => {
  await attendance.idle('user-ana', 'socket-1', { seconds: 1, power: 'locked' });
  await attendance.idleElsewhere('user-ana', 'far', { seconds: 1, power: 'awake' });
  await pass(25);
  expect(await presence()).toEqual({ state: 'available', reason: null });
  expect(pushed.at(-1)).toEqual({ name: 'presence:away-soon', payload: { reason: 'locked', at: null } });
});

test('a thousand desktops that come at once are written down together', async () => {
  connected = new Set(Array.from({ length: 1_000 }, (_, index) => `user-${index}`));
  let told = 0;
  changes = () => {
    told += 1;
  };
  await Promise.all([...connected].map((userId) => attendance.connectionsChanged(userId, null)));
  expect(told).toBeLessThanOrEqual(2);
  expect((await readConnected(store.db, clock.now())).size).toBe(1_000);
  connected = new Set(['user-7']);
  await attendance.connectionsChanged('user-8', 'socket-8');
  expect(await readConnected(store.db, clock.now())).toEqual(new Set(['user-7']));
});

test('a desktop that is gone leaves its agent offline after the grace time, and their chats go on to colleagues', async () => {
  await store.transact(async (unit) => {
    const held = { assigneeId: 'user-ana', waitingSince: clock.now() };
    await unit.put('conversation', aConversation({ ...held, id: 'chat', number: 1 }));
    await unit.put('conversation', aConversation({ ...held, id: 'mail', number: 2, channel: 'email' }));
  });
  await pass(60);
  connected = new Set();
  await attendance.connectionsChanged('user-ana', 'socket-1');
  await pass(50);
  expect(await presence()).toEqual({ state: 'available', reason: null });
  await pass(20);
  expect(await presence()).toEqual({ state: 'offline', reason: null });
  const rows = await store.db.selectFrom('conversation').select(['id', 'assigneeId']).orderBy('id').execute();
  expect(rows).toEqual([
    { id: 'chat', assigneeId: null },
    { id: 'mail', assigneeId: 'user-ana' },
  ]);
});

test('who changed whose state, and why, is on record', async () => {
  const admin = { userId: 'user-petra', role: 'admin' as const, queueIds: [] };
  const { changes } = await presenceLog(store.db, admin, { userId: 'user-ana', before: null, limit: 10 });
  expect(changes.map(({ cause, actorId, to }) => ({ cause, actorId, to: to.state }))).toEqual([
    { cause: 'disconnected', actorId: null, to: 'offline' },
    { cause: 'locked', actorId: null, to: 'away' },
  ]);
  const agent = { userId: 'user-jan', role: 'agent' as const, queueIds: [] };
  await expect(presenceLog(store.db, agent, { userId: 'user-ana', before: null, limit: 10 })).rejects.toMatchObject({
    code: 'forbidden',
  });
});
