import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { countMessages } from '../../src-renderer/sync/db/usage.ts';
import { aMessage } from '../factories/rows.ts';
import { aServer, type Computer, closingComputers, theConversation, until } from '../fakes/desk-engine.ts';
import { everythingOnDisk } from '../fakes/disk-words.ts';

const computers = closingComputers();
type World = ReturnType<typeof aServer>;

const write = (world: World, id: string, text: string, conversationId = 'conversation-1') =>
  world.server.write({ entity: 'message', row: aMessage({ id, conversationId, text }) });
const thread = (id: string) => ({ entity: 'conversation' as const, row: theConversation({ id, lastPosition: 1 }) });
const search = (ana: Computer, text: string) => ana.engine.handlers['search:local']({ text, limit: 10 });
const messagesFound = async (ana: Computer, text: string) =>
  (await search(ana, text)).conversations.map(({ messageId }) => messageId);

/** Lets the index work until it has looked at everything. */
async function indexed(world: World, ana: Computer): Promise<void> {
  await until(async () => {
    world.clock.advance(2_000);
    return (await search(ana, '')).left === 0 && (await countMessages(ana.db)) >= 0;
  });
}
/** Enough rows for parts on the disk. */
function manyMessages(world: World, count: number): void {
  world.server.write(
    ...Array.from({ length: count }, (_, n) => ({
      entity: 'message' as const,
      row: aMessage({
        id: `many-${n}`,
        conversationId: 'conversation-1',
        position: n + 10,
        text: `pomegranate n${n}x`,
      }),
    })),
  );
}

test('what comes is found, what is changed by its new words, what leaves no more', async () => {
  const world = aServer();
  world.server.write(thread('gone'));
  write(world, 'm1', 'Where is my pomegranate');
  write(world, 'm2', 'The pomegranate has left', 'gone');
  const ana = await computers.computer(world);
  await indexed(world, ana);
  expect(new Set(await messagesFound(ana, 'pomeg'))).toEqual(new Set(['m1', 'm2']));
  expect((await search(ana, 'NOVÁK')).customers).toHaveLength(1);
  write(world, 'm1', 'Where is my apricot');
  world.server.write({ entity: 'conversation', id: 'gone', row: null });
  await ana.settled();
  await indexed(world, ana);
  expect(await messagesFound(ana, 'pomeg')).toEqual([]);
  expect(await messagesFound(ana, 'aprico')).toEqual(['m1']);
});

test('after a restart it is there, whether it was on the disk or still waited; no word of it can be read there', async () => {
  const world = aServer();
  const ana = await computers.computer(world);
  manyMessages(world, 700);
  await ana.settled();
  await indexed(world, ana);
  write(world, 'late', 'cranberry');
  await ana.settled();
  await ana.restart();
  await ana.live();
  expect(await ana.db.searchSegments.count()).toBeGreaterThan(0);
  expect((await search(ana, 'n699x')).conversations).toHaveLength(1);
  await indexed(world, ana);
  expect(await messagesFound(ana, 'cranb')).toEqual(['late']);
  const disk = await everythingOnDisk(ana.db.name);
  expect(['pomegranate', 'cranberry', 'n699x'].filter((word) => disk.includes(word))).toEqual([]);
  // The same look does find what is in the clear.
  expect(disk.includes('many-699')).toBe(true);
});

test.each([
  ['damaged', (ana: Computer) => ana.db.searchSegments.toCollection().modify({ body: new Uint8Array(80).fill(1) })],
  ['deleted', (ana: Computer) => ana.db.meta.delete('searchFormat').then(() => ana.db.searchSegments.clear())],
])('an index that was %s is built anew from the rows', async (_, damage) => {
  const world = aServer();
  const ana = await computers.computer(world);
  manyMessages(world, 600);
  await ana.settled();
  await indexed(world, ana);
  await ana.engine.close();
  await damage(ana);
  await ana.restart();
  await ana.live();
  expect((await search(ana, '')).left).toBeGreaterThan(500);
  await indexed(world, ana);
  expect((await search(ana, 'n1x n2x')).conversations).toHaveLength(0);
  expect(await messagesFound(ana, 'n599x')).toEqual(['many-599']);
});

test('while rows pour in the index stands back, and says how much it has not looked at', async () => {
  const world = aServer();
  const ana = await computers.computer(world);
  await indexed(world, ana);
  manyMessages(world, 50);
  await ana.settled();
  expect((await search(ana, 'pomegranate')).left).toBe(50);
  await indexed(world, ana);
  expect((await search(ana, 'pomegranate')).conversations).toHaveLength(1);
});

test('a thread that the cache drops leaves the index', async () => {
  const world = aServer();
  world.server.write(thread('old'));
  world.server.write({
    entity: 'conversation',
    row: theConversation({ id: 'old', state: 'resolved', lastPosition: 1 }),
  });
  write(world, 'm-old', 'cloudberry', 'old');
  manyMessages(world, 40);
  const ana = await computers.computer(world, 'user-ana', { limits: { messages: 20 } });
  await until(async () => (await ana.find('message', 'm-old')) === null);
  await indexed(world, ana);
  expect(await messagesFound(ana, 'cloudberry')).toEqual([]);
});
