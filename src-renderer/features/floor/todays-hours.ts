import { type BusinessHours, type OpenSpan, weekdays } from '#shared/domain/business-hours.ts';
import type { QueueRules } from '#shared/domain/queue-rules.ts';

/** The hours most queues keep; undefined where all are open round the clock. */
export function usualHours(
  hours: readonly BusinessHours[],
  rules: ReadonlyMap<string, QueueRules>,
): BusinessHours | undefined {
  const counts = new Map<string, number>();
  for (const { hoursId } of rules.values()) if (hoursId) counts.set(hoursId, (counts.get(hoursId) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return hours.find(({ id }) => id === most?.[0]);
}

/** When it is open on the place's own calendar day; minutes after midnight there, none: closed today. */
export function spansOn(hours: BusinessHours, at: number): readonly OpenSpan[] {
  const date = new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', timeZone: hours.timeZone }).format(at);
  const weekday = weekdays[(new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'monday';
  return hours.holidays.find((holiday) => holiday.date === date)?.open ?? hours.weekly[weekday] ?? [];
}

/** 480 is 08:00, on a clock of 24 hours as opening hours are written. */
export const wallTime = (minutes: number): string =>
  `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${String(minutes % 60).padStart(2, '0')}`;
