import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

function limitAt(start: number) {
  let now = start;
  const limit = createRateLimit({ clock: { now: () => now, after: () => () => {} }, limit: 3, windowMs: 1000 });
  return { limit, move: (ms: number) => (now += ms) };
}

test('the fourth of three is refused, another key is not', () => {
  const { limit } = limitAt(0);
  expect([limit.take('a'), limit.take('a'), limit.take('a'), limit.take('a'), limit.take('b')]).toEqual([
    true,
    true,
    true,
    false,
    true,
  ]);
});

test('a burst at the end of a window still counts at the start of the next', () => {
  const { limit, move } = limitAt(990);
  for (let count = 0; count < 3; count += 1) limit.take('a');
  move(20);
  expect(limit.take('a')).toBe(true);
  expect(limit.take('a')).toBe(false);
});

test('after a while everything is forgiven', () => {
  const { limit, move } = limitAt(0);
  for (let count = 0; count < 3; count += 1) limit.take('a');
  move(2500);
  expect(limit.take('a')).toBe(true);
});
