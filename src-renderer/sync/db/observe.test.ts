import 'fake-indexeddb/auto';
import { Dexie, type EntityTable } from 'dexie';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { observe } from './observe.ts';

class Notes extends Dexie {
  declare notes: EntityTable<{ id: number }, 'id'>;
  constructor() {
    super('observed');
    this.version(1).stores({ notes: 'id' });
  }
}
const db = new Notes();
let stop = () => {};
beforeEach(async () => void (await db.open()));
afterEach(async () => {
  stop();
  vi.restoreAllMocks();
  await db.delete();
});

/** What a read that counts notes has told; `during` runs in the middle of each. */
function follow(during: () => void = () => {}): number[] {
  const told: number[] = [];
  const read = async () => {
    const count = await db.notes.count();
    during();
    return count;
  };
  stop = observe(read, (count) => told.push(count));
  return told;
}
const soon = (assertion: () => void) => vi.waitFor(assertion, { timeout: 5_000 });

test('every change is followed by a run, and what has not changed is not told again', async () => {
  const told = follow();
  await soon(() => expect(told).toEqual([0]));
  await db.notes.put({ id: 1 });
  await soon(() => expect(told).toEqual([0, 1]));
  await db.notes.put({ id: 1 });
  await db.notes.put({ id: 2 });
  await soon(() => expect(told).toEqual([0, 1, 2]));
});

test('a clock put forward by an hour in the middle of a read does not make the next one wait', async () => {
  const before = Date.now();
  let hours = 0;
  vi.spyOn(Date, 'now').mockImplementation(() => before + hours * 3_600_000);
  const told = follow(() => {
    hours += 1;
  });
  await soon(() => expect(told).toEqual([0]));
  await db.notes.put({ id: 1 });
  await soon(() => expect(told).toEqual([0, 1]));
  await db.notes.put({ id: 2 });
  await soon(() => expect(told).toEqual([0, 1, 2]));
});

test('a computer that slept in the middle of a read reads again within moments of waking', async () => {
  let slept = 0;
  const real = performance.now.bind(performance);
  vi.spyOn(performance, 'now').mockImplementation(() => real() + slept);
  const told = follow(() => {
    slept += 8 * 3_600_000;
  });
  await soon(() => expect(told).toEqual([0]));
  await db.notes.put({ id: 1 });
  await soon(() => expect(told).toEqual([0, 1]));
  await db.notes.put({ id: 2 });
  await soon(() => expect(told).toEqual([0, 1, 2]));
});
