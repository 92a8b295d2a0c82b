import 'fake-indexeddb/auto';
import { liveQuery } from 'dexie';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { until } from '../../../tests/fakes/desk-engine.ts';
import { DeskDatabase } from './database.ts';

let db: DeskDatabase;
beforeEach(async () => {
  db = new DeskDatabase(newId());
  await db.open();
});
afterEach(() => db.close());

const line = (n: number) => ({ id: `id-${String(n).padStart(4, '0')}`, generation: 1, body: n });
const many = Array.from({ length: 250 }, (_, n) => line(n));

test('many rows written at once are all there, and live reads hear of them', async () => {
  const counts: number[] = [];
  const reading = liveQuery(() => db.rows('tag').where('id').startsWith('id-02').count()).subscribe((count) =>
    counts.push(count),
  );
  await until(() => counts.length > 0);
  await db.rows('tag').bulkPut(many);
  await until(() => counts.at(-1) === 50);
  reading.unsubscribe();
  expect(await db.rows('tag').toArray()).toEqual(many);
});

test('rows that are there already are replaced', async () => {
  await db.rows('tag').bulkPut(many);
  await db.rows('tag').bulkPut(many.map((row) => ({ ...row, generation: 2 })));
  expect(await db.rows('tag').count()).toBe(250);
  expect(new Set((await db.rows('tag').toArray()).map(({ generation }) => generation))).toEqual(new Set([2]));
});

test.each([0, 120, 249])('when the row at %i cannot be written, none of its transaction is', async (at) => {
  const withBad = many.map((row, n) => (n === at ? { ...row, body: () => 'no clone' } : row));
  const writing = db.transaction('rw', db.rows('tag'), db.meta, async () => {
    await db.meta.put({ key: 'cursor', value: 7 });
    await db.rows('tag').bulkPut(withBad);
  });
  await expect(writing).rejects.toThrow();
  expect(await db.rows('tag').count()).toBe(0);
  expect(await db.meta.count()).toBe(0);
});

test.each([100, 249])(
  'when the database refuses the one at %i, none is written and the writer hears why',
  async (at) => {
    // The outbox has an index that takes every mutation once.
    const entries = many.map((_, n) => ({
      seq: n + 1,
      mutationId: `mutation-${n === at ? 0 : n}`,
      state: 'pending' as const,
      conversationId: null,
      body: 0,
    }));
    await expect(db.outbox.bulkPut(entries)).rejects.toMatchObject({ name: 'ConstraintError' });
    expect(await db.outbox.count()).toBe(0);
  },
);
