import { expect, test } from 'vitest';
import { calendarDay } from './calendar-day.ts';

const at = (text: string) => Date.parse(text);

test('a day begins at midnight of the place, not of the server', () => {
  expect(calendarDay('Europe/Ljubljana', at('2026-11-22T22:30:00Z'))).toEqual({
    start: at('2026-11-21T23:00:00Z'),
    end: at('2026-11-22T23:00:00Z'),
  });
  expect(calendarDay('Europe/Ljubljana', at('2026-11-22T23:00:00Z')).start).toBe(at('2026-11-22T23:00:00Z'));
});

test('a day on which the clocks change is shorter or longer', () => {
  const hours = ({ start, end }: { start: number; end: number }) => (end - start) / 3_600_000;
  expect(hours(calendarDay('Europe/Ljubljana', at('2026-03-29T10:00:00Z')))).toBe(23);
  expect(hours(calendarDay('Europe/Ljubljana', at('2026-10-25T10:00:00Z')))).toBe(25);
});
