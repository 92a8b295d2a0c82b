import { expect, test } from 'vitest';
import { backOffMs } from './back-off.ts';

test('the first attempt comes within a second, later ones ever later, none after more than five minutes', () => {
  const waits = Array.from({ length: 30 }, (_, index) => backOffMs(index + 1, false, 0.999));
  expect(waits[0]).toBeLessThanOrEqual(1_000);
  for (const [index, wait] of waits.slice(1).entries()) expect(wait).toBeGreaterThanOrEqual(waits[index] ?? 0);
  expect(waits.at(-1)).toBeLessThanOrEqual(300_000);
});

test('half of the wait is left to chance', () => {
  expect(backOffMs(4, false, 0)).toBe(4_000);
  expect(backOffMs(4, false, 0.5)).toBe(6_000);
});

test('a refused password is tried rarely, so that the account is not locked', () => {
  expect(backOffMs(1, true, 0)).toBeGreaterThanOrEqual(15_000);
});
