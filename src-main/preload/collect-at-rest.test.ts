import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { collectAtRest } from './collect-at-rest.ts';

let heldKb: number;
let idleMs: number;
const collect = vi.fn();
let page: EventTarget;

beforeEach(() => {
  vi.useFakeTimers();
  heldKb = 60_000;
  idleMs = 50;
  collect.mockReset().mockImplementation(() => {
    heldKb = 30_000;
  });
  vi.stubGlobal('requestIdleCallback', (work: (deadline: { timeRemaining(): number }) => void) =>
    setTimeout(() => work({ timeRemaining: () => idleMs }), 1),
  );
  page = new EventTarget();
  collectAtRest(page, { heldKb: () => heldKb, collect });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

test('a page nobody touches any more gives back what it does not need', () => {
  page.dispatchEvent(new Event('click'));
  vi.advanceTimersByTime(400);
  expect(collect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(200);
  expect(collect).toHaveBeenCalledTimes(1);
});

test('between two keys is no rest', () => {
  for (let key = 0; key < 20; key += 1) {
    page.dispatchEvent(new Event('keydown'));
    vi.advanceTimersByTime(2_000);
  }
  expect(collect).not.toHaveBeenCalled();
});

test('whoever goes on in the last moment is not held up', () => {
  page.dispatchEvent(new Event('click'));
  vi.advanceTimersByTime(450);
  page.dispatchEvent(new Event('pointermove'));
  vi.advanceTimersByTime(300);
  expect(collect).not.toHaveBeenCalled();
  vi.advanceTimersByTime(2_000);
  expect(collect).toHaveBeenCalledTimes(1);
});

test('a page that has something to draw is not held up', () => {
  idleMs = 12;
  page.dispatchEvent(new Event('click'));
  vi.advanceTimersByTime(10_000);
  expect(collect).not.toHaveBeenCalled();
  idleMs = 50;
  vi.advanceTimersByTime(1_000);
  expect(collect).toHaveBeenCalledTimes(1);
});

test('what had to be drawn at that moment puts it off for a tenth of a second, not for another rest', () => {
  idleMs = 12;
  page.dispatchEvent(new Event('click'));
  vi.advanceTimersByTime(460);
  idleMs = 50;
  vi.advanceTimersByTime(110);
  expect(collect).toHaveBeenCalledTimes(1);
});

test('where there is little to gain nothing is collected', () => {
  page.dispatchEvent(new Event('click'));
  vi.advanceTimersByTime(1_000);
  heldKb = 33_000;
  page.dispatchEvent(new Event('click'));
  vi.advanceTimersByTime(10_000);
  expect(collect).toHaveBeenCalledTimes(1);
});
