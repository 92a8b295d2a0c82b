import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { whenAtRest } from './at-rest.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('a rest begins when nothing has stirred for as long as was asked for, and only once', () => {
  const begin = vi.fn();
  const rest = whenAtRest(begin);
  rest.stir(700);
  vi.advanceTimersByTime(600);
  rest.stir(700);
  vi.advanceTimersByTime(699);
  expect(begin).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(begin).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(60_000);
  expect(begin).toHaveBeenCalledTimes(1);
});

test('what asked for a longer rest is not cut short by what asks for a shorter one', () => {
  const begin = vi.fn();
  const rest = whenAtRest(begin);
  rest.stir(2_000);
  rest.stir(700);
  vi.advanceTimersByTime(1_999);
  expect(begin).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1);
  expect(begin).toHaveBeenCalledTimes(1);
});

test('a rest that is over can be followed by another, also one its own work asks for', () => {
  const begin = vi.fn();
  const rest = whenAtRest(() => {
    begin();
    if (begin.mock.calls.length === 1) rest.stir(1_000);
  });
  rest.stir(1_000);
  vi.advanceTimersByTime(2_000);
  expect(begin).toHaveBeenCalledTimes(2);
  rest.stir(1_000);
  vi.advanceTimersByTime(60_000);
  expect(begin).toHaveBeenCalledTimes(3);
});
