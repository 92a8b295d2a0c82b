import { expect, test } from 'vitest';
import { createRateLimit } from './rate-limit.ts';

const limited = () => {
  let now = 0;
  const limit = createRateLimit({ now: () => now, after: () => () => {} }, { burst: 2, perMinute: 60 });
  return { take: limit.take, pass: (ms: number) => (now += ms) };
};

test('after the burst one more is allowed each second, and the wait is named', () => {
  const { take, pass } = limited();
  expect([take('a'), take('a'), take('a')]).toEqual([0, 0, 1_000]);
  pass(400);
  expect(take('a')).toBe(600);
  pass(600);
  expect(take('a')).toBe(0);
});

test('visitors do not share an allowance', () => {
  const { take } = limited();
  expect([take('a'), take('a'), take('b')]).toEqual([0, 0, 0]);
});

test('a thousand others do not refill an empty bucket', () => {
  const { take } = limited();
  take('a');
  take('a');
  for (let index = 0; index < 3_000; index += 1) take(`visitor ${index}`);
  expect(take('a')).toBeGreaterThan(0);
});
