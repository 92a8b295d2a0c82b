import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { entityNames } from '#shared/domain/entities.ts';
import { forgetThreads } from '../../src-renderer/sync/cache/forget-threads.ts';
import { nameOf } from '../../src-renderer/sync/codec.ts';
import { allMessages, messageTables, newestMessages, writeMessages } from '../../src-renderer/sync/db/messages.ts';
import { type InGroup, isInGroup } from '../../src-renderer/sync/db/records.ts';
import { reseal } from '../../src-renderer/sync/db/reseal.ts';
import { openRows } from '../../src-renderer/sync/db/row-store.ts';
import { aMessage } from '../factories/rows.ts';
import { aServer, type Computer, closingComputers, inTime, theConversation, until } from '../fakes/desk-engine.ts';
import { goesWell } from '../fakes/server-faults.ts';

const computers = closingComputers();
const long = 40;

/** Two threads that were written in turns, and one message that came later and alone. */
function twoThreads(world: ReturnType<typeof aServer>): void {
  const threads = ['conversation-1', 'other'];
  for (const id of threads)
    world.server.write({ entity: 'conversation', row: theConversation({ id, lastPosition: long }) });
  for (let position = 1; position <= long; position += 1)
    for (const conversationId of threads)
      world.server.write({
        entity: 'message',
        row: aMessage({ id: `${conversationId}-${position}`, conversationId, position, text: `word ${position}` }),
      });
}

async function placesOf(ana: Computer): Promise<Map<string, InGroup | null>> {
  const records = await allMessages(ana.db);
  return new Map(records.map(({ id, body }) => [id, isInGroup(body) ? body : null]));
}
const words = Array.from({ length: long }, (_, n) => `word ${n + 1}`);

test('rows of a page share a body, those of a thread lie together, and each is read by itself', async () => {
  const world = aServer();
  twoThreads(world);
  const ana = await computers.computer(world);
  expect(await ana.texts()).toEqual(words);
  expect((await ana.find('message', 'other-17'))?.text).toBe('word 17');
  const places = [...(await placesOf(ana))];
  expect(places.length).toBe(2 * long);
  for (const thread of ['conversation-1', 'other'])
    expect(new Set(places.flatMap(([id, at]) => (id.startsWith(thread) ? [at?.inGroup] : []))).size).toBeLessThan(4);
});

test('messages that a page brings into another conversation leave the one they were in', async () => {
  const world = aServer();
  twoThreads(world);
  const ana = await computers.computer(world);
  await ana.goOffline();
  for (let n = 1; n <= 20; n += 1)
    world.server.write({
      entity: 'message',
      row: aMessage({ id: `other-${n}`, conversationId: 'conversation-1', position: long + n, text: `moved ${n}` }),
    });
  ana.comeBack();
  await ana.settled();
  const moved = Array.from({ length: 20 }, (_, n) => `moved ${n + 1}`);
  expect(await ana.texts()).toEqual([...words, ...moved]);
  expect(await ana.texts('other')).toEqual(words.slice(20));
  // As a window reads it.
  expect((await newestMessages(ana.db, 'other', 50)).map(({ id }) => id)).toEqual(
    Array.from({ length: 20 }, (_, n) => `other-${long - n}`),
  );
});

/** A computer whose snapshot was cut off behind the page that brings 20 messages of one thread into another. */
async function cutOffSnapshot() {
  const world = aServer();
  twoThreads(world);
  world.server.write({ entity: 'conversation', row: theConversation({ id: 'z', lastPosition: 400 }) });
  for (let position = 1; position <= 400; position += 1)
    world.server.write({ entity: 'message', row: aMessage({ id: `z-${position}`, conversationId: 'z', position }) });
  const ana = await computers.computer(world);
  await ana.goOffline();
  const moved = Array.from({ length: 20 }, (_, n) => `other-${n + 1}`);
  for (const [n, id] of moved.entries())
    world.server.write({
      entity: 'message',
      row: aMessage({ id, conversationId: 'conversation-1', position: long + n + 1, text: `moved ${n + 1}` }),
    });
  world.server.forgotten = world.server.cursor;
  // The first page brings them; what of the third thread is behind it does not come.
  world.server.failNext('sync:snapshot', goesWell, { kind: 'lose-request' });
  ana.comeBack();
  await until(async () => {
    if (ana.engine.state().status.name === 'offline' && (await ana.db.meta.get('snapshot'))) return true;
    // It rests behind the first page.
    world.clock.advance(500);
    return false;
  });
  const placesOfOne = () => ana.db.batches.where('ids').equals('other-1').count();
  expect(await placesOfOne()).toBeGreaterThan(1);
  const idsIn = async (thread: string) => (await newestMessages(ana.db, thread)).map(({ id }) => id);
  return { ana, idsIn, placesOfOne, moved: moved.reverse() };
}

test('messages that a snapshot brings into another conversation are in that one only, also before it is through', async () => {
  const { ana, idsIn, placesOfOne, moved } = await cutOffSnapshot();
  expect(await idsIn('other')).toEqual(Array.from({ length: 20 }, (_, n) => `other-${long - n}`));
  expect((await idsIn('conversation-1')).slice(0, 20)).toEqual(moved);
  ana.comeBack();
  await ana.settled();
  expect(await placesOfOne()).toBe(1);
  expect((await idsIn('conversation-1')).slice(0, 20)).toEqual(moved);
});

test.each([
  ['forgotten', (ana: Computer) => forgetThreads(ana.db, [{ id: 'other', kept: 0 }])],
  [
    'sealed anew',
    async (ana: Computer) => reseal(ana, 'message', await newestMessages(ana.db, 'other'), { keepsOlder: true }),
  ],
])('they stay when the thread they were in is %s meanwhile', async (_, happens) => {
  const { ana, idsIn, moved } = await cutOffSnapshot();
  await happens(ana);
  expect((await idsIn('conversation-1')).slice(0, 20)).toEqual(moved);
  ana.comeBack();
  await ana.settled();
  expect((await idsIn('conversation-1')).slice(0, 20)).toEqual(moved);
  expect((await ana.texts()).slice(-20)).toEqual(Array.from({ length: 20 }, (_, n) => `moved ${n + 1}`));
});

test('a place moved under another id, or a group moved under another, does not open and is told', async () => {
  const world = aServer();
  twoThreads(world);
  const ana = await computers.computer(world);
  const places = await placesOf(ana);
  const [one, other] = ['conversation-1-1', 'other-1'].map((id) => places.get(id));
  if (!one || !other || one.inGroup === other.inGroup) throw new Error('they should lie in two groups');
  const damages: string[] = [];
  const read = async () => {
    const desk = { db: ana.db, codec: ana.codec, onDamage: () => void damages.push('told') };
    return (await openRows(desk, 'message', await allMessages(ana.db))).map(({ id }) => id);
  };
  // Its batch says now that it lies where a neighbour does.
  await ana.db.batches
    .where('ids')
    .equals('conversation-1-1')
    .modify((batch) => {
      const [here, there] = [
        batch.ids.indexOf('conversation-1-1'),
        batch.ids.findIndex((id) => id !== 'conversation-1-1'),
      ];
      batch.ats[here] = batch.ats[there] ?? -1;
    });
  expect(await read()).not.toContain('conversation-1-1');
  expect(damages.length).toBe(1);

  // What was opened is remembered; another eye on the same disk has opened nothing yet.
  const groups = await ana.db.groups.bulkGet([one.inGroup, other.inGroup]);
  await ana.db.groups.bulkPut([
    { id: one.inGroup, count: 1, body: groups[1]?.body },
    { id: other.inGroup, count: 1, body: groups[0]?.body },
  ]);
  const eye = computers.bare(world);
  const rows = await openRows(eye, 'message', await allMessages(eye.db));
  expect(rows.some(({ id }) => places.get(id)?.inGroup === one.inGroup)).toBe(false);
  expect(rows.length).toBeGreaterThan(0);
});

test('words of a thread that left the view leave the disk with the next sweep, and what stays can be read', async () => {
  const world = aServer();
  twoThreads(world);
  const ana = await computers.computer(world);
  const before = await ana.db.groups.count();
  world.server.write(
    { entity: 'conversation', id: 'other', row: null },
    ...Array.from({ length: 30 }, (_, n) => ({
      entity: 'message' as const,
      row: aMessage({ id: `conversation-1-${n + 1}`, position: n + 1, text: `said anew ${n + 1}` }),
    })),
  );
  await ana.settled();
  await ana.restart();
  await ana.settled();
  const pointed = async () =>
    new Set([...(await placesOf(ana)).values()].flatMap((place) => (place ? [place.inGroup] : [])));
  const unused = async () => {
    const used = await pointed();
    return (await ana.db.groups.toCollection().primaryKeys()).filter((id) => !used.has(id)).length;
  };
  // What is left of the old groups is sealed anew, so the words that went are in none.
  await until(async () => (await unused()) === 0 && (await ana.db.groups.count()) < before);
  expect(await ana.texts()).toEqual(words.map((word, n) => (n < 30 ? `said anew ${n + 1}` : word)));
});

/** Every word that lies in any group, opened with the key, whether a row points to it or not. */
async function wordsInGroups(ana: Computer): Promise<string> {
  const groups = await ana.db.groups.toArray();
  const texts: string[] = [];
  for (const { id, count, body } of groups) {
    const opened = await ana.codec.openGroup(body, nameOf('group', String(id)));
    const entities = entityNames.flatMap((entity) =>
      Array.from({ length: count }, (_, at) => [...everId].map((row) => opened?.find(at, nameOf(entity, row)))),
    );
    texts.push(JSON.stringify(entities.flat().filter((row) => row !== undefined)));
  }
  return texts.join('\n');
}
const everId = new Set<string>();

test('once the engine has had time, nothing of what left the view lies in any group, not even as it was before its last change', async () => {
  const world = aServer();
  twoThreads(world);
  for (const id of ['conversation-1', 'other']) for (let n = 1; n <= long; n += 1) everId.add(`${id}-${n}`);
  const ana = await computers.computer(world);
  const said = (id: string, position: number, text: string) => ({
    entity: 'message' as const,
    row: aMessage({ id: `${id}-${position}`, conversationId: id, position, text }),
  });
  // One of each thread is written anew by itself, so its old words stay in the group; then one thread and one message leave.
  world.server.write(said('other', 3, 'second thoughts'));
  await ana.settled();
  expect(await wordsInGroups(ana)).toContain('"word 12"');
  world.server.write(
    { entity: 'conversation', id: 'other', row: null },
    { entity: 'message', id: 'conversation-1-12', row: null },
    { entity: 'message', id: 'conversation-1-13', row: null },
  );
  await ana.settled();
  // The desk looks after itself when it is live again, at most every few minutes.
  await inTime(world.clock, async () => !(await wordsInGroups(ana)).includes('"word 12"'), 30_000);
  const left = await wordsInGroups(ana);
  expect(left).not.toContain('"conversationId":"other"');
  expect(left).not.toContain('"word 13"');
  expect(left).toContain('"word 14"');
  await inTime(world.clock, async () => (await ana.db.meta.get('rowsLeft')) === undefined);
  expect(await ana.texts()).toEqual(words.filter((word) => !['word 12', 'word 13'].includes(word)));
});

test('a message that leaves alone takes its words along', async () => {
  const world = aServer();
  twoThreads(world);
  const ana = await computers.computer(world);
  world.server.write({ entity: 'message', id: 'conversation-1-9', row: null });
  await until(async () => (await ana.find('message', 'conversation-1-9')) === null);
  await inTime(world.clock, async () => (await ana.db.meta.get('rowsLeft')) !== undefined);
  await inTime(world.clock, async () => (await ana.db.meta.get('rowsLeft')) === undefined, 30_000);
  const left = await wordsInGroups(ana);
  expect(left).toContain('"id":"conversation-1-8"');
  expect(left).not.toContain('"id":"conversation-1-9"');
});

test('a sweep that was cut off is done behind the next start, once the agent is settled', async () => {
  const world = aServer();
  twoThreads(world);
  for (let n = 1; n <= long; n += 1) everId.add(`conversation-1-${n}`);
  const ana = await computers.computer(world);
  await ana.db.transaction('rw', messageTables(ana.db), async () =>
    writeMessages(ana.db, { put: [], remove: ['conversation-1-7'] }),
  );
  await ana.db.meta.put({ key: 'rowsLeft', value: false });
  await ana.restart();
  await ana.settled();
  expect(await ana.db.meta.get('rowsLeft')).toEqual({ key: 'rowsLeft', value: false });
  await inTime(world.clock, async () => (await ana.db.meta.get('rowsLeft')) === undefined, 1_000);
  expect(await wordsInGroups(ana)).not.toContain('"id":"conversation-1-7"');
});
