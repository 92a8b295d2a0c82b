import { expect, test } from 'vitest';
import { type IdleReport, idleVerdict } from './idle-verdict.ts';

const limits = { awayAfterIdleSeconds: 600, awayAfterLockSeconds: 20, announceSeconds: 60 };
const report = (fields: Partial<IdleReport> = {}): IdleReport => ({
  seconds: 0,
  power: 'awake',
  powerSince: 0,
  ...fields,
});
const now = 1_000_000;

test('an untouched computer is announced before it makes its agent away', () => {
  const soon = idleVerdict([report({ seconds: 560 })], limits, null, now);
  expect(soon).toEqual({ kind: 'announce', reason: 'idle', at: now + 60_000 });
  expect(soon.kind === 'announce' && idleVerdict([report({ seconds: 625 })], limits, soon, now + 65_000)).toEqual({
    kind: 'away',
    reason: 'idle',
  });
});
test('somebody idle for hours when first heard of is told as well', () => {
  expect(idleVerdict([report({ seconds: 9_000 })], limits, null, now)).toEqual({
    kind: 'announce',
    reason: 'idle',
    at: now + 60_000,
  });
});
test('a touch after the announcement keeps the agent available', () => {
  const announced = { kind: 'announce' as const, reason: 'idle' as const, at: now };
  expect(idleVerdict([report({ seconds: 3 })], limits, announced, now + 1)).toEqual({ kind: 'present' });
});
test('one desktop in use is enough', () => {
  expect(idleVerdict([report({ seconds: 9_000 }), report({ seconds: 1 })], limits, null, now).kind).toBe('present');
  expect(idleVerdict([report({ power: 'locked' }), report({ seconds: 1 })], limits, null, now).kind).toBe('present');
});
test('a browser that cannot know is taken for attended', () => {
  expect(idleVerdict([report({ seconds: null })], limits, null, now).kind).toBe('present');
});
test('a locked screen makes away after its own time', () => {
  const locked = report({ power: 'locked', powerSince: now });
  const soon = idleVerdict([locked], limits, null, now);
  expect(soon).toEqual({ kind: 'announce', reason: 'locked', at: now + 20_000 });
  expect(soon.kind === 'announce' && idleVerdict([locked], limits, soon, now + 19_999).kind).toBe('announce');
  expect(soon.kind === 'announce' && idleVerdict([locked], limits, soon, now + 20_000).kind).toBe('away');
});
test('where administrators switched it off, nobody becomes away', () => {
  const off = { ...limits, awayAfterIdleSeconds: null, awayAfterLockSeconds: null };
  expect(idleVerdict([report({ seconds: 99_999 })], off, null, now).kind).toBe('present');
  expect(idleVerdict([report({ power: 'asleep' })], off, null, now).kind).toBe('present');
});
