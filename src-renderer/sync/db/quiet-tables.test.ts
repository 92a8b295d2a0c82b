import 'fake-indexeddb/auto';
import { Dexie } from 'dexie';
import { expect, test } from 'vitest';
import { DeskDatabase } from './database.ts';

test('windows are told of rows that were written, and not of the groups and queues behind them', async () => {
  const told: string[] = [];
  const db = new DeskDatabase('quiet');
  // A database that is made is told of whole.
  await db.open();
  Dexie.on('storagemutated', (parts) => void told.push(...Object.keys(parts)));
  await db.transaction('rw', [db.groups, db.searchQueue, db.rows('user')], async () => {
    await db.groups.put({ id: 7, count: 1, body: null });
    await db.searchQueue.add({ count: 1, keys: ['m1'] });
    await db.rows('user').put({ id: 'user-ana', generation: 1, body: null });
    await db.groups.bulkDelete([6]);
  });
  expect(await db.groups.count()).toBe(1);
  await expect.poll(() => told.some((part) => part.includes('/user/'))).toBe(true);
  expect(told.filter((part) => /\/(groups|search)/.test(part))).toEqual([]);
  await db.delete();
});
