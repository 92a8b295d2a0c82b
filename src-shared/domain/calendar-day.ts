import { instantOf, wallClock } from './open-time.ts';

const dayMs = 24 * 60 * 60 * 1000;

/**
 * The calendar day of a place that an instant lies in, epoch ms; `end` is the next day's beginning. 23 or 25 hours long where the
 * clocks change.
 */
export function calendarDay(timeZone: string, at: number): { start: number; end: number } {
  const midnight = Math.floor(wallClock(timeZone, at) / dayMs) * dayMs;
  return { start: instantOf(timeZone, midnight), end: instantOf(timeZone, midnight + dayMs) };
}
