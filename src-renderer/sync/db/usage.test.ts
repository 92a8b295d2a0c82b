import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { DeskDatabase } from './database.ts';
import { countGroups, countRows, groupIds } from './usage.ts';

let db: DeskDatabase;
beforeEach(async () => {
  db = new DeskDatabase(newId());
  await db.open();
});
afterEach(() => db.close());

const lines = (count: number) =>
  Array.from({ length: count }, (_, n) => ({ id: `id-${String(n).padStart(4, '0')}`, generation: 1, body: n }));
const groups = (count: number) => Array.from({ length: count }, (_, n) => ({ id: n + 1, count: 1, body: null }));

test.each([0, 1, 9, 10, 11, 20, 35])('%i rows counted ten at a time are as many', async (count) => {
  await db.rows('tag').bulkPut(lines(count));
  expect(await countRows(db.rows('tag'), 10)).toBe(count);
});

test.each([0, 149, 150, 151, 320])('%i groups are as many, and each has its id', async (count) => {
  await db.groups.bulkPut(groups(count));
  expect(await countGroups(db)).toBe(count);
  expect(await groupIds(db)).toEqual(groups(count).map(({ id }) => id));
});

test('who asks while much is counted is answered before the count is done', async () => {
  await db.rows('tag').bulkPut(lines(200));
  const answers: string[] = [];
  await Promise.all([
    countRows(db.rows('tag'), 10).then(() => answers.push('counted')),
    db
      .rows('tag')
      .get('id-0007')
      .then(() => answers.push('read')),
  ]);
  expect(answers).toEqual(['read', 'counted']);
});
