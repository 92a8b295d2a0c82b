import { expect, test } from 'vitest';
import { longestStretchMs, presets, stretchOf } from './stretch.ts';

const noon = new Date(2026, 10, 22, 12).getTime();

test('yesterday is the whole calendar day before this one', () => {
  const { from, to } = stretchOf('yesterday', noon);
  expect(new Date(from)).toEqual(new Date(2026, 10, 21));
  expect(new Date(to)).toEqual(new Date(2026, 10, 22));
});

test('no preset is longer than the server replays, or ends before it begins', () => {
  for (const preset of presets) {
    const { from, to } = stretchOf(preset, noon);
    expect(to).toBeGreaterThan(from);
    expect(to - from).toBeLessThanOrEqual(longestStretchMs);
  }
});
