import { expect, test } from 'vitest';
import { withinTime } from './within-time.ts';

test('work gives its result', () => {
  expect(withinTime(1_000, () => 'done', 'otherwise')).toBe('done');
});

test('a pattern that would run for hours is stopped', () => {
  const begun = performance.now();
  expect(withinTime<boolean | string>(50, () => /^(a+)+$/.test(`${'a'.repeat(60)}b`), 'stopped')).toBe('stopped');
  expect(performance.now() - begun).toBeLessThan(1_000);
});

test('work that throws counts as not done', () => {
  const fail = () => {
    throw new Error('no');
  };
  expect(withinTime<string>(1_000, fail, 'otherwise')).toBe('otherwise');
});
