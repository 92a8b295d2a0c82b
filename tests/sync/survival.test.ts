import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { afterEach, expect, test, vi } from 'vitest';
import { databaseName } from '../../src-renderer/sync/db/database-name.ts';
import { aNote } from '../factories/mutations.ts';
import { aMessage } from '../factories/rows.ts';
import { aServer, type Computer, closingComputers, theConversation, until } from '../fakes/desk-engine.ts';
import { oldDesk } from '../fakes/old-desk.ts';

const computers = closingComputers();
afterEach(() => vi.restoreAllMocks());

const draft = {
  conversationId: 'conversation-1',
  kind: 'reply' as const,
  content: { text: 'half', html: null, subject: null, recipients: null, attachments: [], seenPosition: 0 },
};

/** Ana has rows, and offline wrote a note with a file, and half a reply. Then her computer ends. */
async function endedAtWork(world: ReturnType<typeof aServer>): Promise<Computer> {
  world.server.write(
    { entity: 'conversation', row: theConversation({ lastPosition: 1 }) },
    { entity: 'message', row: aMessage() },
  );
  const ana = await computers.computer(world);
  await ana.goOffline();
  const bytes = new TextEncoder().encode('label').buffer as ArrayBuffer;
  const file = await ana.engine.handlers['file:add']({ id: 'f1', name: 'a.txt', mimeType: 'text/plain', bytes });
  await ana.mutate('note.add', { ...aNote('written offline'), attachments: [file] });
  await ana.engine.handlers['draft:save'](draft);
  await ana.engine.close();
  ana.db.close();
  return ana;
}

/** The next start finds everything: what was written is there and goes out, rows come anew. */
async function findsEverything(world: ReturnType<typeof aServer>): Promise<void> {
  const again = computers.bare(world);
  await again.resume();
  expect(again.engine.state()).toMatchObject({ userId: 'user-ana', problem: 'rebuilding', waiting: 1, parked: 0 });
  expect(await again.db.drafts.count()).toBe(1);
  again.comeBack();
  await again.settled();
  await until(async () => (await again.outbox()).length === 0);
  expect(again.engine.state().problem).toBeNull();
  expect(await again.texts()).toEqual(['Where is my order?', 'written offline']);
  expect(world.server.list('message').map(({ text }) => text)).toEqual(['Where is my order?', 'written offline']);
  expect(new TextDecoder().decode(world.server.files.get('f1')?.bytes)).toBe('label');
}

test('a database that was deleted is made anew, and nothing the agent wrote is lost', async () => {
  const world = aServer();
  const ana = await endedAtWork(world);
  await Dexie.delete(ana.db.name);
  await findsEverything(world);
});

test('a database of a newer version, or one without its stores, is made anew as well', async () => {
  for (const stores of [{}, { message: 'id', outbox: 'seq' }]) {
    const world = aServer();
    const ana = await endedAtWork(world);
    await Dexie.delete(ana.db.name);
    const other = new Dexie(ana.db.name);
    other.version(99).stores(stores);
    await other.open();
    other.close();
    await findsEverything(world);
  }
});

test('rows that cannot be opened are fetched anew as soon as somebody reads them', async () => {
  const world = aServer();
  const ana = await endedAtWork(world);
  await ana.db.open();
  await ana.db
    .rows('message')
    .toCollection()
    .modify({ body: new Uint8Array(80) });
  await ana.db.outbox.toCollection().modify({ body: new Uint8Array(80) });
  ana.db.close();
  const again = computers.bare(world);
  await again.resume();
  expect(again.engine.state()).toMatchObject({ waiting: 1, parked: 0 });
  expect(await again.texts()).not.toContain('Where is my order?');
  await again.engine.handlers['cache:damaged']({});
  expect(again.engine.state().problem).toBe('rebuilding');
  again.comeBack();
  await again.settled();
  expect(again.engine.state().problem).toBeNull();
  await until(async () => (await again.texts()).length === 2);
  expect(await again.texts()).toEqual(['Where is my order?', 'written offline']);
});

test('when the second place is lost, the next start fills it again from the first', async () => {
  const world = aServer();
  const ana = await endedAtWork(world);
  await Dexie.delete(`${ana.db.name} own`);
  const again = computers.bare(world);
  await again.resume();
  expect(again.engine.state()).toMatchObject({ waiting: 1, problem: null });
  await again.engine.close();
  await Dexie.delete(ana.db.name);
  await findsEverything(world);
});

test('storage that does not open is said, tried again, and does not keep the desk from starting', async () => {
  const world = aServer();
  await endedAtWork(world);
  const open = vi.spyOn(indexedDB, 'open').mockImplementation(() => {
    throw new DOMException('no', 'UnknownError');
  });
  const again = computers.bare(world);
  await again.resume();
  expect(again.engine.state()).toMatchObject({ problem: 'storage', userId: 'user-ana', database: null });
  open.mockRestore();
  world.clock.advance(10_000);
  await until(() => again.engine.state().database !== null);
  expect(again.engine.state()).toMatchObject({ waiting: 1, problem: null });
});

test('a desk of the version before encryption keeps outbox and drafts, sealed now, and fetches its rows anew', async () => {
  const world = aServer();
  const name = databaseName(world.address, 'user-ana');
  await oldDesk(name, 'written with the old version', draft.content);
  world.server.reachable = false;
  const ana = computers.bare(world);
  await ana.resume();
  expect(ana.engine.state()).toMatchObject({ waiting: 1 });
  expect(await ana.list('customer')).toEqual([]);
  expect((await ana.db.outbox.toArray())[0]?.body).toBeInstanceOf(Uint8Array);
  expect((await ana.db.drafts.toArray())[0]?.body).toBeInstanceOf(Uint8Array);
  ana.comeBack();
  await ana.settled();
  await until(async () => (await ana.texts()).includes('written with the old version'));
  expect(world.server.list('message').map(({ text }) => text)).toEqual(['written with the old version']);
  expect((await ana.list('customer')).length).toBe(1);
});
