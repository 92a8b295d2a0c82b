import { act, renderHook } from '@testing-library/react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { beganFirst } from '../sync/react/first-reads.ts';
import { useSettled } from './use-settled.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());
const pass = (ms: number) => act(async () => void (await vi.advanceTimersByTimeAsync(ms)));
const settling = (first: string) => renderHook(({ id }) => useSettled(id), { initialProps: { id: first } });

test('what is on screen is settled once it has been painted, and another in its place has to settle anew', async () => {
  const { result, rerender } = settling('a');
  expect(result.current).toBe(false);
  await pass(200);
  expect(result.current).toBe(true);
  rerender({ id: 'b' });
  expect(result.current).toBe(false);
  await pass(200);
  expect(result.current).toBe(true);
});

test('while its messages are being read it is not settled: they are painted first', async () => {
  const read = beganFirst();
  const { result } = settling('a');
  await pass(500);
  expect(result.current).toBe(false);
  await act(async () => read());
  await pass(200);
  expect(result.current).toBe(true);
});
