import { expect, test } from 'vitest';
import { formatFor } from '../../i18n/format.ts';
import { figureTone, formatFigure, noValue, shownValue } from './figure-format.ts';

const english = formatFor('en-GB');
const promise = { target: { seconds: 20, percent: 80 } };
const noPromise = { target: { seconds: null, percent: null } };

test('nothing to count is a dash and never a zero', () => {
  expect(formatFigure('share', null, english)).toBe(noValue);
  expect(formatFigure('share', 0, english)).toBe('0%');
  expect(formatFigure('count', 0, english)).toBe('0');
});

test('a wait is told as a moment and shown as the time since then', () => {
  expect(formatFigure('since', shownValue('longestWait', 1_000, 103_000), english)).toBe('1:42');
  expect(shownValue('waiting', 1_000, 103_000)).toBe(1_000);
});

test('the service level has the colour of the queue’s own promise, by every abandon rule', () => {
  expect(figureTone('serviceLevelOffered', 0.86, promise)).toBe('good');
  expect(figureTone('serviceLevelRemoved', 0.74, promise)).toBe('warn');
  expect(figureTone('serviceLevelPositive', 0.58, promise)).toBe('bad');
});

test('without a promise a figure has no colour', () => {
  expect(figureTone('serviceLevelOffered', 0.1, noPromise)).toBe('text');
  expect(figureTone('abandonRate', 0.9, promise)).toBe('text');
});

test('a wait is amber before the promise breaks and red when it has', () => {
  expect(figureTone('longestWait', 9_000, promise)).toBe('text');
  expect(figureTone('longestWait', 15_000, promise)).toBe('warn');
  expect(figureTone('longestWait', 21_000, promise)).toBe('bad');
});
