import { expect, test } from 'vitest';
import { moved, nextOrder, reordered } from './order.ts';

test('an item moves to its neighbour’s place, and nothing moves past an end', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b']);
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b']);
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b']);
});

test('only rows whose place changed are written again, also where two had the same number', () => {
  const rows = [
    { id: 'a', order: 0 },
    { id: 'b', order: 1 },
    { id: 'c', order: 1 },
  ];
  expect(reordered(rows, 2, -1)).toEqual([{ id: 'b', order: 2 }]);
  expect(reordered(rows, 0, -1)).toEqual([{ id: 'c', order: 2 }]);
});

test('a new row comes after the last, and is the first where there is none', () => {
  expect(nextOrder([])).toBe(0);
  expect(nextOrder([{ order: 0 }, { order: 4 }])).toBe(5);
});
