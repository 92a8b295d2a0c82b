import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { databaseName } from '../../src-renderer/sync/db/database-name.ts';
import { withKeyDatabase } from '../../src-renderer/sync/db/key-database.ts';
import { aNote } from '../factories/mutations.ts';
import { aMessage } from '../factories/rows.ts';
import { aServer, closingComputers, rest, theConversation, until } from '../fakes/desk-engine.ts';
import { everythingOnDisk } from '../fakes/disk-words.ts';

const computers = closingComputers();
const computer = (world: ReturnType<typeof aServer>) => computers.computer(world);
const draft = (text: string) => ({
  conversationId: 'conversation-1',
  kind: 'reply' as const,
  content: { text, html: null, subject: null, recipients: null, attachments: [], seenPosition: 0 },
});
const words = ['Maja', 'Novak', 'Where is', 'pomegranate', 'halfwritten', 'example.com', 'label.pdf', 'fileword'];
const found = async (name: string) => {
  const disk = await everythingOnDisk(name);
  return words.filter((word) => disk.includes(word));
};
const nameOfDesk = (world: ReturnType<typeof aServer>) => databaseName(world.address, 'user-ana');
const databases = async (world: ReturnType<typeof aServer>) =>
  (await Dexie.getDatabaseNames()).filter((name) => name.includes(world.address));
const keysOf = (name: string) => withKeyDatabase((db) => db.keys.get(name));

async function atWork(world: ReturnType<typeof aServer>) {
  world.server.write(
    { entity: 'conversation', row: theConversation({ lastPosition: 1 }) },
    { entity: 'message', row: aMessage() },
  );
  const ana = await computer(world);
  await ana.goOffline();
  await ana.mutate('note.add', aNote('pomegranate'));
  await ana.engine.handlers['draft:save'](draft('halfwritten'));
  const bytes = new TextEncoder().encode('fileword').buffer as ArrayBuffer;
  await ana.engine.handlers['file:add']({ id: 'file-1', name: 'label.pdf', mimeType: 'text/plain', bytes });
  return ana;
}

test('no word of messages, customers, drafts, notes or files is on disk, and all of it can be read', async () => {
  const world = aServer();
  const ana = await atWork(world);
  expect(await found(nameOfDesk(world))).toEqual([]);
  expect(await found(`${nameOfDesk(world)} own`)).toEqual([]);
  expect(await ana.texts()).toEqual(['Where is my order?', 'pomegranate']);
  expect(ana.engine.state().keyStorage).toBe('profile');
});

test('signing out asks first when something waits; then the cache and its key are gone, and the unsent words come back', async () => {
  const world = aServer();
  const ana = await atWork(world);
  const signOut = ana.engine.handlers['session:sign-out'];
  expect(await signOut({})).toEqual({ done: false, waiting: 1 });
  expect(ana.engine.state().userId).toBe('user-ana');
  expect(await signOut({ force: true })).toEqual({ done: true, waiting: 1 });
  expect(await databases(world)).toEqual([`${nameOfDesk(world)} own`]);
  expect((await keysOf(nameOfDesk(world)))?.cache).toBeNull();
  expect(await found(`${nameOfDesk(world)} own`)).toEqual([]);

  world.server.reachable = true;
  await ana.start();
  await ana.settled();
  expect(world.server.list('message').map(({ text }) => text)).toContain('pomegranate');
  expect(await ana.db.drafts.count()).toBe(1);
});

test('signing out with nothing unsent leaves nothing at all', async () => {
  const world = aServer();
  const ana = await computer(world);
  expect(await ana.engine.handlers['session:sign-out']({})).toEqual({ done: true, waiting: 0 });
  expect(await databases(world)).toEqual([]);
  expect(await keysOf(nameOfDesk(world))).toBeUndefined();
});

test('a remote wipe destroys everything, unsent words included', async () => {
  const world = aServer();
  const ana = await atWork(world);
  ana.comeBack();
  world.server.failNext('mutation:push', { kind: 'fail', error: { code: 'internal', message: 'busy' } });
  await ana.live();
  world.server.tellAll({ name: 'session:ended', payload: { reason: 'wiped' } });
  await until(async () => (await databases(world)).length === 0);
  expect(ana.engine.state().status).toEqual({ name: 'signed-out', reason: 'wiped' });
  expect(await keysOf(nameOfDesk(world))).toBeUndefined();
});

test('a wipe that was cut off is finished at the next start', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.engine.close();
  // Power went after the intent was written and before anything was deleted.
  await withKeyDatabase((db) => db.wipes.put({ desk: nameOfDesk(world), what: 'all' }));
  const next = computers.bare(world);
  await next.engine.handlers['session:resume']({ server: world.address, secret: '' });
  expect(await databases(world)).toEqual([]);
  expect(await keysOf(nameOfDesk(world))).toBeUndefined();
  expect(await withKeyDatabase((db) => db.wipes.count())).toBe(0);
});

test('a desk that has not heard of the server for thirty days forgets its cache, while running and at a start', async () => {
  const world = aServer();
  const ana = await atWork(world);
  world.clock.advance(29 * 86_400_000);
  await rest();
  expect(ana.engine.state().status.name).toBe('offline');
  world.clock.advance(2 * 86_400_000);
  await until(() => ana.engine.state().status.name === 'signed-out');
  expect(ana.engine.state().status).toEqual({ name: 'signed-out', reason: 'away-too-long' });
  await until(async () => (await databases(world)).length === 1);

  const other = aServer();
  const bor = await computer(other);
  await bor.engine.close();
  other.server.reachable = false;
  other.clock.advance(31 * 86_400_000);
  const again = computers.bare(other);
  await again.resume();
  expect(again.engine.state()).toMatchObject({ status: { reason: 'away-too-long' }, database: null });
  expect(await databases(other)).toEqual([]);
});

test('whoever copies the data without its key reads nothing, and the desk starts anew', async () => {
  const world = aServer();
  const ana = await computer(world);
  await ana.engine.close();
  await withKeyDatabase((db) => db.keys.delete(nameOfDesk(world)));
  const next = computers.bare(world);
  world.server.reachable = false;
  await next.resume();
  await until(() => next.engine.state().status.name === 'offline');
  expect(next.engine.state().problem).toBe('rebuilding');
  expect(await next.list('customer')).toEqual([]);
  next.comeBack();
  await next.live();
  expect((await next.list('customer')).map(({ name }) => name)).toEqual(['Maja Novak']);
  expect(next.engine.state().problem).toBeNull();
});
