import { expect, test } from 'vitest';
import { presentKeys } from './present-keys.ts';

const id = (n: number): string => `id-${String(n).padStart(6, '0')}`;

/** What is there, and every question it was asked. */
function aStore(there: readonly string[]) {
  const asked: string[] = [];
  const between = async (first: string, last: string, limit: number) => {
    asked.push('between');
    return there.filter((one) => one >= first && one <= last).slice(0, limit);
  };
  const each = async (some: readonly string[]) => {
    asked.push('each');
    return there.filter((one) => some.includes(one));
  };
  return { asked, present: (ids: readonly string[]) => presentKeys(ids, between, each) };
}
const range = (from: number, to: number): string[] => Array.from({ length: to - from + 1 }, (_, n) => id(from + n));

test('for ids behind all that is here one question is enough, and for none there is none', async () => {
  const store = aStore(range(1, 5_000));
  expect(await store.present(range(6_000, 7_500))).toEqual(new Set());
  expect(store.asked).toEqual(['between']);
  expect(await store.present([])).toEqual(new Set());
  expect(store.asked).toEqual(['between']);
});

test.each([
  ['all', range(1, 2_000), range(500, 900)],
  ['an old one and a later one among the newest', range(1, 5_000), [id(3), id(4_900), ...range(6_000, 6_100)]],
  ['some, far apart', range(1, 5_000), [id(3), id(2_500), id(9_000), id(0)]],
])('%s of them are found however many lie between', async (_, there, wanted) => {
  const found = await aStore(there).present([...wanted].reverse());
  for (const one of wanted) expect(found.has(one)).toBe(there.includes(one));
});

test('where neighbours belong to something else each, what belongs to them is not taken along', async () => {
  const there = range(1, 1_000);
  const wanted = Array.from({ length: 40 }, (_, n) => id(1 + 5 * n));
  const between = async (first: string, last: string, limit: number) =>
    there.filter((one) => one >= first && one <= last).slice(0, limit);
  const each = async (some: readonly string[]) => there.filter((one) => some.includes(one));
  expect((await presentKeys(wanted, between, each)).size).toBeGreaterThan(wanted.length);
  expect(await presentKeys(wanted, between, each, (asked) => asked)).toEqual(new Set(wanted));
});
