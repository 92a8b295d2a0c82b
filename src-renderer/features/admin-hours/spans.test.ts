import { expect, test } from 'vitest';
import { parseSpans, writeSpans } from './spans.ts';

test('hours are read however they are written', () => {
  const expected = {
    spans: [
      { from: 480, to: 720 },
      { from: 810, to: 1_020 },
    ],
  };
  for (const text of ['8-12, 13:30-17', '08:00–12:00; 13.30–17.00', ' 13h30 to 17 , 8 — 12'])
    expect(parseSpans(text)).toEqual(expected);
});

test('nothing written is closed, and midnight is the end of a day', () => {
  expect(parseSpans('  ')).toEqual({ spans: [] });
  expect(parseSpans('0-24')).toEqual({ spans: [{ from: 0, to: 1_440 }] });
});

test('what cannot be meant is said, not guessed', () => {
  expect(parseSpans('morning')).toEqual({ problem: 'unreadable' });
  expect(parseSpans('8-25')).toEqual({ problem: 'unreadable' });
  expect(parseSpans('8:75-12')).toEqual({ problem: 'unreadable' });
  expect(parseSpans('22-6')).toEqual({ problem: 'backwards' });
  expect(parseSpans('8-12, 11-14')).toEqual({ problem: 'overlap' });
});

test('what was read is written back the same', () => {
  const text = '08:00–12:00, 13:30–24:00';
  const read = parseSpans(text);
  expect('spans' in read && writeSpans(read.spans)).toBe(text);
});
