import { expect, test } from 'vitest';
import type { BusinessHours } from '#shared/domain/business-hours.ts';
import { spansOn, wallTime } from './todays-hours.ts';

const hours: BusinessHours = {
  id: 'hours',
  name: 'Shop',
  timeZone: 'Europe/Ljubljana',
  weekly: { monday: [{ from: 480, to: 1200 }], tuesday: [{ from: 540, to: 720 }] },
  holidays: [{ date: '2026-11-24', name: 'Closed', open: [] }],
};

test('the day is the place’s: late on Sunday in UTC is Monday there', () => {
  expect(spansOn(hours, Date.parse('2026-11-22T23:30:00Z'))).toEqual([{ from: 480, to: 1200 }]);
});

test('a holiday is closed whatever weekday it is', () => {
  expect(spansOn(hours, Date.parse('2026-11-24T10:00:00Z'))).toEqual([]);
});

test('opening hours are written on a clock of 24 hours', () => {
  expect([0, 485, 1440].map(wallTime)).toEqual(['00:00', '08:05', '24:00']);
});
