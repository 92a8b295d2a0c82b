import { type BusinessHours, type OpenSpan, weekdays } from './business-hours.ts';

/** A stretch of opening in real time, epoch ms; `end` is no longer open. */
interface Stretch {
  start: number;
  end: number;
}

const dayMs = 24 * 60 * 60 * 1000;
/** Hours that never open would be searched for ever; beyond this nothing is promised. */
const searchDays = 400;

const formats = new Map<string, Intl.DateTimeFormat>();
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(timeZone, made);
  return made;
}

/** The clock on the wall at an instant, written as if it were UTC: the difference to the instant is the zone's offset. */
export function wallClock(timeZone: string, at: number): number {
  const part: Record<string, number> = {};
  for (const { type, value } of formatOf(timeZone).formatToParts(at)) part[type] = Number(value);
  const { year = 1970, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second);
}

/**
 * The instant at which the wall shows this time. Asked twice because the first answer may lie on the other side of a change of
 * the clocks. A time that a change skips comes out as the instant after it.
 */
export function instantOf(timeZone: string, wall: number): number {
  const offsetAt = (at: number) => wallClock(timeZone, at) - Math.floor(at / 1000) * 1000;
  const guess = wall - offsetAt(wall);
  return wall - offsetAt(guess);
}

const stretchesOfDay = new WeakMap<BusinessHours, Map<number, Stretch[]>>();

/** Opening on one calendar day of the place; `midnight` is that day's 00:00 written as UTC. Remembered per row. */
function onDay(hours: BusinessHours, midnight: number): Stretch[] {
  const days = stretchesOfDay.get(hours) ?? new Map<number, Stretch[]>();
  stretchesOfDay.set(hours, days);
  const known = days.get(midnight);
  if (known) return known;
  const date = new Date(midnight).toISOString().slice(0, 10);
  const weekday = weekdays[(new Date(midnight).getUTCDay() + 6) % 7] ?? 'monday';
  const spans = hours.holidays.find((holiday) => holiday.date === date)?.open ?? hours.weekly[weekday] ?? [];
  const made = joined(spans).map(({ from, to }) => ({
    start: instantOf(hours.timeZone, midnight + from * 60_000),
    end: instantOf(hours.timeZone, midnight + to * 60_000),
  }));
  const open = made.filter(({ start, end }) => start < end);
  if (days.size > 1_000) days.clear();
  days.set(midnight, open);
  return open;
}

/** Spans in order, overlapping ones as one: time open twice counts once. */
function joined(spans: readonly OpenSpan[]): OpenSpan[] {
  const whole: OpenSpan[] = [];
  for (const span of [...spans].sort((a, b) => a.from - b.from)) {
    const last = whole.at(-1);
    if (last && span.from <= last.to) last.to = Math.max(last.to, span.to);
    else whole.push({ ...span });
  }
  return whole;
}

/** Opening from `at` on, in order, for as long as there may be any. The first stretch begins at `at` when it is open then. */
function* stretchesFrom(hours: BusinessHours, at: number): Generator<Stretch> {
  const today = Math.floor(wallClock(hours.timeZone, at) / dayMs) * dayMs;
  // Yesterday too: where the clocks change at midnight a day may begin earlier than its own 00:00 says.
  for (let day = -1; day <= searchDays; day += 1) {
    for (const { start, end } of onDay(hours, today + day * dayMs)) {
      if (end > at) yield { start: Math.max(start, at), end };
    }
  }
}

/** Whether it is open at an instant. Null hours are open round the clock. */
export function isOpen(hours: BusinessHours | null, at: number): boolean {
  return nextOpening(hours, at) === at;
}

/** The first open instant from `at` on: `at` itself while open; null when it does not open within a year. */
export function nextOpening(hours: BusinessHours | null, at: number): number | null {
  if (hours === null) return at;
  for (const { start } of stretchesFrom(hours, at)) return start;
  return null;
}

/** When the present opening ends, or null while closed or open round the clock. */
export function nextClosing(hours: BusinessHours | null, at: number): number | null {
  if (hours === null) return null;
  let end: number | null = null;
  for (const stretch of stretchesFrom(hours, at)) {
    if (stretch.start > (end ?? at)) break;
    end = stretch.end;
  }
  return end;
}

/** The instant by which `ms` of open time have passed since `from`; null when it does not open for that long within a year. */
export function addOpenTime(hours: BusinessHours | null, from: number, ms: number): number | null {
  if (hours === null) return from + ms;
  let left = ms;
  for (const { start, end } of stretchesFrom(hours, from)) {
    if (left <= end - start) return start + left;
    left -= end - start;
  }
  return null;
}

/** Open time between two instants, in ms; 0 when `to` is not after `from`. */
export function openTimeBetween(hours: BusinessHours | null, from: number, to: number): number {
  if (to <= from) return 0;
  if (hours === null) return to - from;
  let open = 0;
  let day = Math.floor(wallClock(hours.timeZone, from) / dayMs) * dayMs - dayMs;
  for (; ; day += dayMs) {
    const stretches = onDay(hours, day);
    for (const { start, end } of stretches) open += Math.max(0, Math.min(end, to) - Math.max(start, from));
    // Two days of margin cover every offset between a place's calendar and UTC.
    if (day > to + 2 * dayMs) return open;
  }
}
