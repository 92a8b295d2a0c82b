import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { allMessages } from '../../src-renderer/sync/db/messages.ts';
import { isInGroup } from '../../src-renderer/sync/db/records.ts';
import { aNote } from '../factories/mutations.ts';
import { aMessage } from '../factories/rows.ts';
import { aServer, type Computer, closingComputers, inTime, theConversation } from '../fakes/desk-engine.ts';

const computers = closingComputers();
const threads = Array.from({ length: 130 }, (_, n) => `thread-${n}`);
const long = 12;
const words = Array.from({ length: long }, (_, n) => `word ${n + 1}`);

/** A server that has the messages of many threads mixed, two of each in a page. */
function aLogOfMany(): ReturnType<typeof aServer> {
  const world = aServer();
  world.server.pageRows = 2 * threads.length;
  for (const id of threads)
    world.server.write({ entity: 'conversation', row: theConversation({ id, lastPosition: long }) });
  for (let position = 1; position <= long; position += 1)
    for (const conversationId of threads)
      world.server.write({
        entity: 'message',
        row: aMessage({ id: `${position}-${conversationId}`, conversationId, position, text: `word ${position}` }),
      });
  return world;
}

/** In how many groups the messages of each thread lie. */
async function groupsOfEach(ana: Computer): Promise<number[]> {
  const records = await allMessages(ana.db);
  return threads.map((id) => {
    const own = records.filter(({ conversationId }) => conversationId === id);
    return new Set(own.flatMap(({ body }) => (isInGroup(body) ? [body.inGroup] : []))).size;
  });
}

const isMarked = async (ana: Computer) => (await ana.db.meta.get('threadsScattered')) !== undefined;

test('behind a long catch-up each open thread is brought together, and says what it said', async () => {
  const world = aLogOfMany();
  const ana = await computers.computer(world);
  expect(Math.min(...(await groupsOfEach(ana)))).toBeGreaterThan(5);
  expect(await isMarked(ana)).toBe(true);
  await inTime(world.clock, async () => !(await isMarked(ana)));
  expect(await groupsOfEach(ana)).toEqual(threads.map(() => 1));
  for (const id of ['thread-0', 'thread-77', 'thread-129']) expect(await ana.texts(id)).toEqual(words);
  // No batch keeps what a later one has.
  const ids = (await ana.db.batches.toArray()).flatMap((batch) => batch.ids);
  expect(ids.length).toBe(new Set(ids).size);
  // What was counted meanwhile counts some twice: the next round counts anew.
  expect(await ana.db.meta.get('countedAt')).toBeUndefined();
});

test('what is resolved stays as it came, and what an agent has not sent stays in its place', async () => {
  const world = aLogOfMany();
  world.server.write({
    entity: 'conversation',
    row: theConversation({ id: 'thread-5', state: 'resolved', resolvedAt: 1, lastPosition: long }),
  });
  const ana = await computers.computer(world);
  await ana.goOffline();
  await ana.mutate('note.add', aNote('still mine', { conversationId: 'thread-7' }));
  ana.comeBack();
  await ana.settled();
  await inTime(world.clock, async () => !(await isMarked(ana)));
  const groups = await groupsOfEach(ana);
  expect(groups[5]).toBeGreaterThan(5);
  expect(groups[7]).toBe(1);
  expect(await ana.texts('thread-7')).toEqual([...words, 'still mine']);
});

test('cut off, it goes on behind the next start; without a long catch-up nothing is looked at', async () => {
  const world = aLogOfMany();
  const ana = await computers.computer(world);
  await inTime(world.clock, async () => (await groupsOfEach(ana)).includes(1));
  await ana.restart();
  expect(await isMarked(ana)).toBe(true);
  await ana.settled();
  await inTime(world.clock, async () => !(await isMarked(ana)));
  expect(await groupsOfEach(ana)).toEqual(threads.map(() => 1));
  world.server.write({
    entity: 'message',
    row: aMessage({ id: 'last', conversationId: 'thread-1', position: long + 1 }),
  });
  await ana.settled();
  expect(await isMarked(ana)).toBe(false);
});
