import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beganFirst, behindFirst } from './first-reads.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.runAllTimers();
  vi.useRealTimers();
});

test('what the screen can do without begins when the first reads have been answered and painted', () => {
  const begin = vi.fn();
  // Drawn before the list is: it asks first, and is served behind it all the same.
  behindFirst(begin);
  const lines = beganFirst();
  vi.advanceTimersByTime(200);
  lines();
  // The lines were drawn, and with them the rows were asked for.
  const rows = beganFirst();
  vi.advanceTimersByTime(200);
  expect(begin).not.toHaveBeenCalled();
  rows();
  expect(begin).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(begin).toHaveBeenCalledOnce();
});

test('where nothing goes first, everything begins at once, and what nobody wants any more does not', () => {
  const [begin, unwanted] = [vi.fn(), vi.fn()];
  behindFirst(begin);
  behindFirst(unwanted)();
  vi.advanceTimersByTime(1);
  expect(begin).toHaveBeenCalledOnce();
  expect(unwanted).not.toHaveBeenCalled();
});

test('a first read that never has an answer holds the others up for a second and no longer', () => {
  const begin = vi.fn();
  beganFirst();
  behindFirst(begin);
  vi.advanceTimersByTime(900);
  expect(begin).not.toHaveBeenCalled();
  vi.advanceTimersByTime(400);
  expect(begin).toHaveBeenCalledOnce();
});
