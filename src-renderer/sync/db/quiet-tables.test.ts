import 'fake-indexeddb/auto';
import { Dexie, mergeRanges, RangeSet, rangesOverlap } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { DeskDatabase } from './database.ts';
import { messageTables, writeMessages } from './messages.ts';

let db: DeskDatabase;
let told: Map<string, RangeSet>;
const hear = (parts: Record<string, unknown>) => {
  for (const [part, keys] of Object.entries(parts)) if (part.includes(db.name)) told.set(part, keys as RangeSet);
};

beforeEach(async () => {
  db = new DeskDatabase(newId());
  // A database that is made is told of whole.
  await db.open();
  told = new Map();
  Dexie.on('storagemutated', hear);
});
afterEach(async () => {
  Dexie.on('storagemutated').unsubscribe(hear);
  await db.delete();
});

const tells = (part: string) => expect.poll(() => [...told.keys()].some((one) => one.endsWith(part))).toBe(true);

test('windows are told of rows that were written, and not of the groups and queues behind them', async () => {
  await db.transaction('rw', [db.groups, db.searchQueue, db.rows('user')], async () => {
    await db.groups.put({ id: 7, count: 1, body: null });
    await db.searchQueue.add({ count: 1, keys: ['m1'] });
    await db.rows('user').put({ id: 'user-ana', generation: 1, body: null });
    await db.groups.bulkDelete([6]);
  });
  expect(await db.groups.count()).toBe(1);
  await tells('/user/');
  expect([...told.keys()].filter((part) => /\/(groups|search)/.test(part))).toEqual([]);
});

/** As many messages of thread a as windows hear of, and whether who reads thread b has to read again. */
async function writeToThreadA(count: number): Promise<{ wakesThreadB: boolean; toldRanges: number }> {
  const put = Array.from({ length: count }, (_, at) => ({
    id: newId(),
    conversationId: 'a',
    order: -at,
    generation: 1,
    body: { inGroup: 1, at },
  }));
  await db.transaction('rw', messageTables(db), async () => writeMessages(db, { put }));
  await tells('/batches/places');
  const places = new RangeSet();
  mergeRanges(places, told.get(`idb://${db.name}/batches/places`) ?? new RangeSet());
  return { wakesThreadB: rangesOverlap(places, new RangeSet(['b', -9], ['b', 0])), toldRanges: [...places].length };
}

test('of a few messages that came together windows hear which they are', async () => {
  expect(await writeToThreadA(5)).toEqual({ wakesThreadB: false, toldRanges: 5 });
});

test('of a page they hear that there are many, for they would keep each key of a whole catch-up', async () => {
  expect(await writeToThreadA(60)).toEqual({ wakesThreadB: true, toldRanges: 1 });
});
