import { expect, test } from 'vitest';
import { newestFirst, oldestFirst, pageOf } from './page-of.ts';

const rows = ['a', 'b', 'c', 'd'].map((id, index) => ({ id, at: Math.floor(index / 2) }));
const ids = (page: readonly { id: string }[]) => page.map(({ id }) => id).join('');

test.each([
  ['oldest first', oldestFirst, 'abcd'],
  ['newest first', newestFirst, 'dcba'],
] as const)('pages of a list, %s, are the list', (_, order, whole) => {
  const sorted = rows.toSorted(order);
  const first = pageOf(sorted, order, { cursor: null, limit: 3 });
  const second = pageOf(sorted, order, { cursor: first.next, limit: 3 });
  expect(ids([...first.page, ...second.page])).toBe(whole);
  expect(second.next).toBeNull();
});

test('a row that has gone meanwhile leaves its place: the list does not begin again', () => {
  const { next } = pageOf(rows, oldestFirst, { cursor: null, limit: 2 });
  const rest = rows.filter(({ id }) => id !== 'b');
  expect(ids(pageOf(rest, oldestFirst, { cursor: next, limit: 2 }).page)).toBe('cd');
  expect(pageOf(rest.slice(0, 1), oldestFirst, { cursor: next, limit: 2 })).toEqual({ page: [], next: null });
});

test('what is no cursor is refused', () => {
  expect(() => pageOf(rows, oldestFirst, { cursor: 'b', limit: 2 })).toThrow('cursor');
});
