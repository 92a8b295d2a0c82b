import { expect, test } from 'vitest';
import { formatDuration, formatFor } from './format.ts';
import { formatPhone } from './phone.ts';

const plain = (text: string) => text.replaceAll(/[\u00a0\u202f]/g, ' ');
const now = Date.UTC(2026, 10, 18, 14, 30);
const ago = (minutes: number) => now - minutes * 60_000;
const english = formatFor('en-GB', 'Europe/Ljubljana');
const slovenian = formatFor('sl', 'Europe/Ljubljana');

test('money is in minor units, with the places its currency has', () => {
  expect(english.money(218_400, 'EUR')).toBe('€2,184.00');
  expect(english.money(218_400, 'EUR', true)).toBe('€2,184');
  expect(english.money(218_450, 'EUR', true)).toBe('€2,184.50');
  expect(formatFor('en-US').money(500, 'JPY')).toBe('¥500');
  expect(plain(slovenian.money(218_400, 'EUR'))).toBe('2184,00 €');
});

test('a moment is told as near as it needs', () => {
  expect(english.moment(ago(28), now)).toBe('15:02');
  expect(english.moment(ago(60 * 24 * 2), now)).toBe('Mon 15:30');
  expect(english.moment(Date.UTC(2026, 2, 3), now)).toBe('3 Mar');
  expect(english.moment(Date.UTC(2024, 2, 3), now)).toBe('3 Mar 2024');
});

test('yesterday evening is not today, though it is only hours ago', () => {
  const morning = Date.UTC(2026, 10, 18, 7);
  expect(english.moment(morning - 10 * 3_600_000, morning)).toBe('Tue 22:00');
});

test('an age is one rough unit', () => {
  expect(english.age(ago(0.5), now)).toBe('now');
  expect(english.age(ago(4), now)).toBe('4m');
  expect(english.age(ago(119), now)).toBe('1h');
  expect(english.age(ago(60 * 24 * 21), now)).toBe('3w');
  expect(english.age(ago(60 * 24 * 150), now)).toBe('5 mths');
  expect(plain(formatFor('uk').age(ago(60 * 24 * 2), now))).toBe('2д');
});

test('a clock counts up, past the hour and below zero', () => {
  expect([72_000, 3_725_000, 0, -48_500, -400].map(formatDuration)).toEqual([
    '1:12',
    '1:02:05',
    '0:00',
    '−0:48',
    '0:00',
  ]);
});

test('relative time uses the dual of Slovenian', () => {
  expect(slovenian.relative(ago(-2), now)).toBe('čez 2 minuti');
  expect(slovenian.relative(ago(-5), now)).toBe('čez 5 minut');
});

test('bytes are rounded to what matters', () => {
  expect(plain(english.bytes(0))).toBe('0 byte');
  expect(plain(english.bytes(1_540_000))).toBe('1.5 MB');
  expect(plain(english.bytes(23_400_000))).toBe('23 MB');
});

test('phone numbers are grouped; what is no number stays as it is', () => {
  expect(formatPhone('+38640555019')).toBe('+386 40 555 019');
  expect(formatPhone('+38640555019', 'SI')).toBe('040 555 019');
  expect(formatPhone('+48600100200', 'SI')).toBe('+48 600 100 200');
  expect(formatPhone('PARLEY')).toBe('PARLEY');
  expect(formatPhone('1234', 'not a country')).toBe('1234');
});

test('a length is told in its two largest units, and in the words of the language', () => {
  expect([0, 20, 60, 90, 5_400, 90_000].map((seconds) => plain(english.length(seconds)))).toEqual([
    '0 secs',
    '20 secs',
    '1 min',
    '1 min 30 secs',
    '1 hr 30 mins',
    '1 day 1 hr',
  ]);
  expect(plain(formatFor('de').length(5_400))).toBe('1 Std. 30 Min.');
});
