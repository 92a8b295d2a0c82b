import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectAtRest } from './collect-at-rest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('an engine that rests collects twice, and not again before something happens', () => {
  const collect = vi.fn();
  const stirred = collectAtRest(collect);
  stirred();
  vi.advanceTimersByTime(60_000);
  expect(collect).toHaveBeenCalledTimes(2);
  stirred();
  vi.advanceTimersByTime(60_000);
  expect(collect).toHaveBeenCalledTimes(4);
});

test('a click now and then does not make it collect each time', () => {
  const collect = vi.fn();
  const stirred = collectAtRest(collect);
  for (let at = 0; at < 60_000; at += 1_000) {
    stirred();
    vi.advanceTimersByTime(1_000);
  }
  expect(collect.mock.calls.length).toBeLessThanOrEqual(2 * 7);
  expect(collect.mock.calls.length).toBeGreaterThanOrEqual(2);
});

test('an engine that works never stops for it', () => {
  const collect = vi.fn();
  const stirred = collectAtRest(collect);
  for (let at = 0; at < 60_000; at += 250) {
    stirred();
    vi.advanceTimersByTime(250);
  }
  expect(collect).not.toHaveBeenCalled();
});

test('where nothing can be collected by hand nothing is waited for', () => {
  collectAtRest(undefined)();
  expect(vi.getTimerCount()).toBe(0);
});
