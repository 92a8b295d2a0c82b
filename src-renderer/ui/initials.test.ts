import { expect, test } from 'vitest';
import { initialsOf, stableIndex } from './initials.ts';
import { sparklinePoints } from './sparkline.tsx';

test('initials are the first and last word, in any script, and a number keeps its plus', () => {
  const names = [
    'Maja Novak',
    'Oksana van der Berg',
    'шевченко',
    '李 小龍',
    '+386 40 555 019',
    'ana.horvat',
    '',
    '😀',
    'Ana 😀',
  ];
  expect(names.map(initialsOf)).toEqual(['MN', 'OB', 'Ш', '李小', '+3', 'AH', '?', '?', 'A']);
});

test('a colour hangs on the text alone and all colours are used', () => {
  expect(stableIndex('customer-1', 8)).toBe(stableIndex('customer-1', 8));
  const used = new Set(Array.from({ length: 200 }, (_, at) => stableIndex(`customer-${at}`, 8)));
  expect([...used].toSorted()).toEqual([0, 1, 2, 3, 4, 5, 6, 7]);
});

test('a line runs from edge to edge, highest on top, and flat values lie in the middle', () => {
  expect(sparklinePoints([0, 10, 5], 100, 23)).toBe('0,21.5 50,1.5 100,11.5');
  expect(sparklinePoints([4, 4], 100, 23)).toBe('0,11.5 100,11.5');
});
