import { expect, test } from 'vitest';
import { parseHolidays } from './parse-holidays.ts';

test('dates are read in the ways lists are written, day before month', () => {
  const { found, unread } = parseHolidays(
    '2026-12-25 Christmas\n26. 12. 2026; Boxing Day\n1/1/2027,"New Year"\n02.05.2027 - Praznik dela\n12/31/2026 Eve',
  );
  expect(unread).toEqual([]);
  expect(found.map(({ date, name }) => [date, name])).toEqual([
    ['2026-12-25', 'Christmas'],
    ['2026-12-26', 'Boxing Day'],
    ['2026-12-31', 'Eve'],
    ['2027-01-01', 'New Year'],
    ['2027-05-02', 'Praznik dela'],
  ]);
});

test('hours at the end of a line are when it is open that day', () => {
  expect(parseHolidays('2026-12-24 Christmas Eve 8-12').found).toEqual([
    { date: '2026-12-24', name: 'Christmas Eve', open: [{ from: 480, to: 720 }] },
  ]);
});

test('a line that is no date is named, the rest is taken', () => {
  const { found, unread } = parseHolidays('Date,Name\n31.02.2026 Never\n8.2.2026 Prešeren');
  expect(found.map(({ date }) => date)).toEqual(['2026-02-08']);
  expect(unread).toEqual(['Date,Name', '31.02.2026 Never']);
});

test('a calendar file is read, folded lines and commas included', () => {
  const ics = [
    'BEGIN:VCALENDAR',
    'BEGIN:VEVENT',
    'DTSTART;VALUE=DATE:20261101',
    'SUMMARY;LANGUAGE=sl:Dan spomina\\, na ',
    ' mrtve',
    'END:VEVENT',
    'BEGIN:VEVENT',
    'DTSTART:20261225T000000Z',
    'SUMMARY:Božič',
    'END:VEVENT',
    'END:VCALENDAR',
  ].join('\r\n');
  expect(parseHolidays(ics).found.map(({ date, name }) => [date, name])).toEqual([
    ['2026-11-01', 'Dan spomina, na mrtve'],
    ['2026-12-25', 'Božič'],
  ]);
});

test('the same date twice is one holiday, the later line counting', () => {
  expect(parseHolidays('2026-12-25 A\n2026-12-25 B').found.map(({ name }) => name)).toEqual(['B']);
});
