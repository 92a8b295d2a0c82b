import { expect, test } from 'vitest';
import { isInAlarm } from './use-alarms.ts';

const alert = { direction: 'above' as const, value: 10, clearValue: 5, forSeconds: 30 };
const fresh = { isRaised: false, overForMs: 0 };
const raised = { isRaised: true, overForMs: 0 };

test('a peak shorter than the time asked for is no alarm', () => {
  expect(isInAlarm(alert, 11, { isRaised: false, overForMs: 29_000 })).toBe(false);
  expect(isInAlarm(alert, 11, { isRaised: false, overForMs: 30_000 })).toBe(true);
  expect(isInAlarm(alert, 10, { isRaised: false, overForMs: 99_000 })).toBe(false);
});

test('once raised it stays until the figure is back behind where it counts as over', () => {
  expect(isInAlarm(alert, 6, raised)).toBe(true);
  expect(isInAlarm(alert, 5, raised)).toBe(false);
  expect(isInAlarm(alert, 6, { isRaised: false, overForMs: 99_000 })).toBe(false);
});

test('a figure this window does not hear stays as it was told; one without a value alarms nobody', () => {
  expect([isInAlarm(alert, undefined, raised), isInAlarm(alert, undefined, fresh)]).toEqual([true, false]);
  expect(isInAlarm(alert, null, raised)).toBe(false);
});
