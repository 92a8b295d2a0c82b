import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { DeskDatabase } from './database.ts';
import type { MessageRecord } from './message-batches.ts';
import { allMessages, findMessages, messageTables, newestMessages, removeThreads, writeMessages } from './messages.ts';
import { observe } from './observe.ts';
import { pruneBatches } from './prune-batches.ts';
import { countMessages } from './usage.ts';

let db: DeskDatabase;
beforeEach(async () => {
  db = new DeskDatabase(newId());
  await db.open();
});
afterEach(() => db.close());

/** `thread 7` is the seventh message of a thread; `group` says where it was sealed, null: by itself. */
function message(id: string, group: number | null, more: Partial<MessageRecord> = {}): MessageRecord {
  const [thread = '', position = ''] = id.split(' ');
  const body = group === null ? 'sealed alone' : { inGroup: group, at: Number(position) };
  return { id, conversationId: thread, order: -Number(position), generation: 1, body, ...more };
}
const thread = (name: string, from: number, to: number, group: number | null): MessageRecord[] =>
  Array.from({ length: to - from + 1 }, (_, n) => message(`${name} ${from + n}`, group));

const write = (what: Parameters<typeof writeMessages>[1]): Promise<void> =>
  db.transaction('rw', messageTables(db), async () => writeMessages(db, what));
const newest = async (name: string, limit: number): Promise<string[]> =>
  (await newestMessages(db, name, limit)).map(({ id }) => id);
const groupOf = async (id: string): Promise<unknown> => (await findMessages(db, [id]))[0]?.body;
const idsInBatches = async () => (await db.batches.toArray()).flatMap(({ ids }) => ids).sort();
const prune = () => pruneBatches({ db }, (step) => step());

test('a thread is read newest first, whether its messages came together or alone', async () => {
  await write({ put: [...thread('a', 1, 5, 1), ...thread('b', 1, 3, 1)] });
  await write({ put: thread('a', 6, 7, null) });
  expect(await newest('a', 4)).toEqual(['a 7', 'a 6', 'a 5', 'a 4']);
  expect(await newest('a', 100)).toHaveLength(7);
  expect(await newest('b', 100)).toEqual(['b 3', 'b 2', 'b 1']);
  expect(await newest('c', 100)).toEqual([]);
  expect(await findMessages(db, ['a 6', 'nobody', 'b 2'])).toEqual([
    message('a 6', null),
    undefined,
    message('b 2', 1),
  ]);
});

test('what is said anew, alone or together, is read as it was said last, and lies in one place', async () => {
  await write({ put: thread('a', 1, 4, 1) });
  await write({ put: [message('a 2', null)] });
  expect(await groupOf('a 2')).toBe('sealed alone');
  expect(await idsInBatches()).toEqual(['a 1', 'a 3', 'a 4']);
  await write({ put: thread('a', 2, 3, 2) });
  expect(await groupOf('a 2')).toEqual({ inGroup: 2, at: 2 });
  expect(await idsInBatches()).toEqual(['a 1', 'a 2', 'a 3', 'a 4']);
  expect(await db.rows('message').count()).toBe(0);
  expect(await newest('a', 10)).toEqual(['a 4', 'a 3', 'a 2', 'a 1']);
});

test.each([null, 2])('a message that moves to another conversation leaves the one it was in', async (group) => {
  await write({ put: thread('a', 1, 3, 1) });
  await write({ put: [message('a 2', group, { conversationId: 'b' })] });
  expect(await newest('a', 10)).toEqual(['a 3', 'a 1']);
  expect(await newest('b', 10)).toEqual(['a 2']);
});

test('what is removed is in no batch any more, and a batch that holds nothing goes', async () => {
  await write({ put: [...thread('a', 1, 2, 1), ...thread('b', 1, 1, 2)] });
  await write({ put: thread('c', 1, 1, null), remove: ['a 1', 'b 1'] });
  await write({ put: [], remove: ['c 1', 'nobody'] });
  expect(await idsInBatches()).toEqual(['a 2']);
  expect(await db.batches.count()).toBe(1);
  expect(await countMessages(db)).toBe(1);
});

test('threads that leave together leave the batches they shared, each of which is written once', async () => {
  const names = Array.from({ length: 20 }, (_, n) => `t${n}`);
  for (let position = 1; position <= 9; position += 1)
    await write({ put: names.map((name) => message(`${name} ${position}`, position)) });
  await write({ put: thread('t3', 10, 12, null) });
  let written = 0;
  db.batches.hook('updating', () => {
    written += 1;
  });
  await db.transaction('rw', messageTables(db), async () => removeThreads(db, names.slice(0, 15)));
  expect(written).toBe(9);
  expect(await newest('t3', 100)).toEqual([]);
  expect(await newest('t17', 100)).toHaveLength(9);
  expect(await countMessages(db)).toBe(5 * 9);
});

test('messages with a record each, as versions before wrote those that were sealed together, are read and give way', async () => {
  await db.rows('message').bulkPut(thread('a', 1, 400, 1));
  expect(await newest('a', 3)).toEqual(['a 400', 'a 399', 'a 398']);
  await write({ put: [...thread('a', 300, 310, 2), ...thread('a', 401, 402, 2)] });
  expect(await db.rows('message').count()).toBe(389);
  expect(await newest('a', 3)).toEqual(['a 402', 'a 401', 'a 400']);
  expect(await groupOf('a 305')).toEqual({ inGroup: 2, at: 305 });
  expect(await countMessages(db)).toBe(402);
});

test('while older batches keep what was written anew, the later one is read; then it is in one place', async () => {
  await write({ put: thread('a', 1, 40, 1) });
  await write({ put: thread('a', 11, 30, 2), keepsOlder: true });
  await write({ put: thread('a', 21, 25, 3), keepsOlder: true });
  const places = async () => (await newestMessages(db, 'a', 40)).map(({ id, body }) => [id, body]);
  const read = await places();
  expect(read).toEqual((await allMessages(db)).sort((a, b) => a.order - b.order).map(({ id, body }) => [id, body]));
  expect(read).toHaveLength(40);
  expect(await groupOf('a 23')).toEqual({ inGroup: 3, at: 23 });
  // However few are asked for, none is read as it was.
  for (let limit = 1; limit <= 40; limit += 1)
    expect((await newestMessages(db, 'a', limit)).map(({ id, body }) => [id, body])).toEqual(read.slice(0, limit));
  expect(await idsInBatches()).toHaveLength(65);
  await prune();
  expect(await idsInBatches()).toHaveLength(40);
  expect(await places()).toEqual(read);
});

test('where the first looked at are the same few, as they were before, it is looked on', async () => {
  for (const group of [1, 2, 3]) await write({ put: thread('a', 1, 5, group), keepsOlder: true });
  for (let limit = 1; limit <= 5; limit += 1)
    expect((await newestMessages(db, 'a', limit)).map(({ id, body }) => [id, body])).toEqual(
      thread('a', 6 - limit, 5, 3)
        .reverse()
        .map(({ id, body }) => [id, body]),
    );
});

test('a window that shows a thread hears of what comes in a batch, changes there and leaves it', async () => {
  const window = new DeskDatabase(db.name);
  const seen: string[][] = [];
  const stop = observe(
    () => newestMessages(window, 'a', 3),
    (records) => seen.push(records.map(({ id }) => id)),
  );
  const shows = (ids: string[]) => expect.poll(() => seen.at(-1)).toEqual(ids);
  await shows([]);
  await write({ put: [...thread('a', 1, 2, 1), ...thread('b', 1, 9, 1)] });
  await shows(['a 2', 'a 1']);
  await write({ put: [message('a 3', 2), message('b 10', 2)] });
  await shows(['a 3', 'a 2', 'a 1']);
  await write({ put: [message('a 2', null, { conversationId: 'b' })] });
  await shows(['a 3', 'a 1']);
  await write({ put: [], remove: ['a 3'] });
  await shows(['a 1']);
  stop();
  window.close();
});

test('a message with a record is in no batch, also when older batches are kept', async () => {
  await write({ put: thread('a', 1, 3, 1) });
  await write({ put: thread('a', 1, 3, 2), keepsOlder: true });
  await write({ put: [message('a 2', null)], keepsOlder: true });
  expect(await idsInBatches()).toEqual(['a 1', 'a 1', 'a 3', 'a 3']);
  await write({ put: thread('a', 2, 2, 3), keepsOlder: true });
  expect(await db.rows('message').count()).toBe(0);
  expect(await groupOf('a 2')).toEqual({ inGroup: 3, at: 2 });
});

test('messages sealed together, but brought by different snapshots, each stay of their own', async () => {
  await write({ put: [message('a 1', 1), message('a 2', 1, { generation: 2 })] });
  expect((await newestMessages(db, 'a', 2)).map(({ generation }) => generation)).toEqual([2, 1]);
});

test('a cache that is forgotten leaves none behind', async () => {
  await write({ put: [...thread('a', 1, 9, 1), message('a 10', null)] });
  await db.clearCache();
  expect(await countMessages(db)).toBe(0);
  expect(await newest('a', 10)).toEqual([]);
});

test('what lies in many batches is pruned in steps', async () => {
  for (let n = 1; n <= 90; n += 1) await write({ put: thread('a', 1, 2, n), keepsOlder: true });
  await prune();
  expect(await idsInBatches()).toEqual(['a 1', 'a 2']);
  expect(await groupOf('a 1')).toEqual({ inGroup: 90, at: 1 });
});
