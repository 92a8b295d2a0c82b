import { expect, test } from 'vitest';
import { fromTyped, toTyped, typedUnit } from './alert-units.ts';

test('times are typed in seconds, shares in percent, the rest as it is', () => {
  expect(typedUnit('longestWait')).toBe('seconds');
  expect(typedUnit('handleTime')).toBe('seconds');
  expect(typedUnit('serviceLevelRemoved')).toBe('percent');
  expect(typedUnit('waiting')).toBe('count');
});

test('what was typed comes back as it was, through the figure’s own unit', () => {
  expect(fromTyped('longestWait', 120)).toBe(120_000);
  expect(fromTyped('abandonRate', 7)).toBeCloseTo(0.07);
  for (const typed of [0, 7, 29, 57, 99.5, 100])
    expect(toTyped('abandonRate', fromTyped('abandonRate', typed))).toBe(typed);
});
