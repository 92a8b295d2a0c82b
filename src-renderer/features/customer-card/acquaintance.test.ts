import { expect, test } from 'vitest';
import { acquaintanceOf, daysToBirthday } from './acquaintance.ts';

const now = new Date(2026, 10, 22, 10).getTime();
const years = (count: number) => now - count * 365 * 86_400_000 - 86_400_000;
const delivered = (count: number) => Array.from({ length: count }, () => ({ status: 'delivered' as const }));

test('somebody who bought nothing and writes for the first time is new', () => {
  expect(acquaintanceOf({ tier: 'none', customerSince: now }, [], 1, now)).toBe('new');
  expect(acquaintanceOf({ tier: 'none', customerSince: now }, [{ status: 'cancelled' }], 1, now)).toBe('new');
  expect(acquaintanceOf({ tier: 'none', customerSince: now }, [], 2, now)).toBe('returning');
});

test('loyal is a high tier, five orders, or three over two years', () => {
  expect(acquaintanceOf({ tier: 'gold', customerSince: now }, [], 1, now)).toBe('loyal');
  expect(acquaintanceOf({ tier: 'none', customerSince: now }, delivered(5), 1, now)).toBe('loyal');
  expect(acquaintanceOf({ tier: 'none', customerSince: years(2) }, delivered(3), 1, now)).toBe('loyal');
  expect(acquaintanceOf({ tier: 'silver', customerSince: years(1) }, delivered(3), 1, now)).toBe('returning');
});

test('a birthday is near from two weeks before until the day itself, also over New Year', () => {
  expect(daysToBirthday('1990-11-22', now)).toBe(0);
  expect(daysToBirthday('1990-12-06', now)).toBe(14);
  expect(daysToBirthday('1990-12-07', now)).toBeNull();
  expect(daysToBirthday('1990-11-21', now)).toBeNull();
  expect(daysToBirthday('1990-01-03', new Date(2026, 11, 30, 23).getTime())).toBe(4);
  expect(daysToBirthday(null, now)).toBeNull();
});
