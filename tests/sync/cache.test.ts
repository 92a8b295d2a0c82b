import 'fake-indexeddb/auto';
import { afterEach, expect, test, vi } from 'vitest';
import { countMessages } from '../../src-renderer/sync/db/usage.ts';
import { aNote } from '../factories/mutations.ts';
import { aMessage } from '../factories/rows.ts';
import { aServer, closingComputers, inTime, rest, theConversation, until } from '../fakes/desk-engine.ts';

const computers = closingComputers();
afterEach(() => vi.restoreAllMocks());

/** Twenty resolved conversations of ten messages each, the first the oldest, and one active of ten. */
function aLongPast(world: ReturnType<typeof aServer>): void {
  for (let n = 1; n <= 20; n += 1) thread(world, `old-${n}`, { state: 'resolved', activityAt: n * 1_000 });
  thread(world, 'active', { activityAt: 1 });
}
function thread(
  world: ReturnType<typeof aServer>,
  id: string,
  fields: Parameters<typeof theConversation>[0],
  length = 10,
) {
  world.server.write(
    { entity: 'conversation', row: theConversation({ id, lastPosition: length, ...fields }) },
    ...Array.from({ length }, (_, index) => ({
      entity: 'message' as const,
      row: aMessage({ id: `${id}-${index}`, conversationId: id, position: index + 1 }),
    })),
  );
}
const draftFor = (conversationId: string) => ({
  conversationId,
  kind: 'note' as const,
  content: { text: 'half', html: null, subject: null, recipients: null, attachments: [], seenPosition: 0 },
});

test('above its limit the cache drops resolved threads unused for longest; opened, drafted and written ones stay', async () => {
  const world = aServer();
  aLongPast(world);
  const ana = computers.bare(world, 'user-ana', { limits: { messages: 100 } });
  world.server.reachable = false;
  await ana.resume();
  await ana.engine.handlers['conversation:open']({ id: 'old-1' });
  await ana.engine.handlers['draft:save'](draftFor('old-2'));
  ana.comeBack();
  await ana.live();
  await until(() => ana.engine.state().cachedMessages > 0 && ana.engine.state().cachedMessages <= 90);
  const left = new Set((await ana.list('message')).map(({ conversationId }) => conversationId));
  expect([...left]).toEqual(expect.arrayContaining(['old-1', 'old-2', 'old-20', 'active']));
  expect(left.has('old-3')).toBe(false);
  expect(await countMessages(ana.db)).toBe(ana.engine.state().cachedMessages);
  // Lists still show it, and opening it brings its messages back.
  expect((await ana.list('conversation')).map(({ id }) => id)).toContain('old-3');
  await ana.engine.handlers['conversation:open']({ id: 'old-3' });
  expect(await ana.texts('old-3')).toHaveLength(10);
  // And they count, though nothing has happened at the server.
  world.clock.advance(30_000);
  const here = await countMessages(ana.db);
  await until(() => ana.engine.state().cachedMessages === here);
});

test('of an active thread too long for the cache the newest part stays, and the rest is known to be missing', async () => {
  const world = aServer();
  thread(world, 'long', {}, 600);
  const ana = computers.bare(world, 'user-ana', { limits: { messages: 300 } });
  await ana.start();
  await until(() => ana.engine.state().cachedMessages === 200);
  const positions = (await ana.list('message')).map(({ position }) => position);
  expect(Math.min(...positions)).toBe(401);
  expect(await ana.db.threads.get('long')).toMatchObject({ from: 401, complete: false });
});

test('attachments looked at longest ago go first', async () => {
  const world = aServer();
  for (let n = 1; n <= 5; n += 1) world.server.files.set(`f${n}`, { name: `f${n}`, bytes: new ArrayBuffer(1_000) });
  const ana = computers.bare(world, 'user-ana', { limits: { fileBytes: 2_500 } });
  await ana.start();
  for (let n = 1; n <= 5; n += 1) {
    world.clock.advance(1_000);
    await ana.engine.handlers['file:load']({ id: `f${n}` });
  }
  await ana.engine.handlers['file:load']({ id: 'f1' });
  await inTime(world.clock, async () => (await ana.db.files.count()) === 2, 30_000);
  expect((await ana.db.files.toArray()).map(({ id }) => id)).toEqual(['f1', 'f5']);
});

test('on a full disk the cache makes room and the reply is kept', async () => {
  const world = aServer();
  aLongPast(world);
  const ana = await computers.computer(world);
  await ana.goOffline();
  let failures = 0;
  const put = IDBObjectStore.prototype.put;
  vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'outbox' && failures === 0) {
      failures += 1;
      throw new DOMException('full', 'QuotaExceededError');
    }
    return put.apply(this, args);
  });
  expect((await ana.mutate('note.add', aNote('kept on a full disk'))).ok).toBe(true);
  expect(failures).toBe(1);
  expect(await ana.outbox()).toMatchObject([{ args: { text: 'kept on a full disk' } }]);
  expect(ana.engine.state().cachedMessages).toBeLessThan(210);
});

test('while the disk takes nothing the agent is told so, nothing is lost, and it passes by itself', async () => {
  const world = aServer();
  const ana = await computers.computer(world);
  await ana.goOffline();
  await ana.mutate('note.add', aNote('before'));
  const put = IDBObjectStore.prototype.put;
  const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(function (this: IDBObjectStore, ...args) {
    if (this.name === 'message') throw new DOMException('full', 'QuotaExceededError');
    return put.apply(this, args);
  });
  world.server.write({ entity: 'message', row: aMessage() });
  ana.comeBack();
  await until(() => ana.engine.state().problem === 'storage');
  await rest();
  expect(ana.engine.state().status.name).not.toBe('live');
  full.mockRestore();
  await until(() => {
    world.clock.advance(60_000);
    return ana.engine.state().status.name === 'live';
  });
  await ana.settled();
  expect(ana.engine.state().problem).toBeNull();
  expect(world.server.list('message').map(({ text }) => text)).toContain('before');
});

test('a start to which nothing has come counts nothing anew, and knows how much there is', async () => {
  const world = aServer();
  thread(world, 'long', {}, 30);
  const ana = await computers.computer(world);
  await until(() => ana.engine.state().cachedMessages === 30);
  await until(async () => (await ana.db.meta.get('countedAt')) !== undefined);
  const counts = vi.spyOn(IDBObjectStore.prototype, 'count');
  const counted = () => counts.mock.contexts.filter((store) => (store as IDBObjectStore).name === 'message').length;
  await ana.restart();
  await ana.settled();
  await rest();
  expect(ana.engine.state().cachedMessages).toBe(30);
  expect(counted()).toBe(0);
  world.server.write({ entity: 'message', row: aMessage({ id: 'late', conversationId: 'long', position: 31 }) });
  await ana.settled();
  world.clock.advance(30_000);
  await until(() => ana.engine.state().cachedMessages === 31);
  expect(counted()).toBeGreaterThan(0);
});
