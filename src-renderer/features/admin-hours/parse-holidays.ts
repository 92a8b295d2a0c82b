import type { OpenSpan } from '#shared/domain/business-hours.ts';
import { parseSpans } from './spans.ts';

export interface Holiday {
  /** ISO `YYYY-MM-DD`. */
  date: string;
  name: string;
  open: OpenSpan[];
}

/** `YYYY-MM-DD`, or null for a day no calendar has. */
function isoDate(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  const isReal = date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
  return isReal ? date.toISOString().slice(0, 10) : null;
}

/** Dates are read year first, or else day before month as Europe writes them; month first only where nothing else can be meant. */
function readDate(text: string): { date: string; rest: string } | null {
  const [whole, year, month, day] = /^\s*(\d{4})[-./](\d{1,2})[-./](\d{1,2})/.exec(text) ?? [];
  if (whole !== undefined) {
    const date = isoDate(Number(year), Number(month), Number(day));
    return date === null ? null : { date, rest: text.slice(whole.length) };
  }
  const [other, first, second, late] = /^\s*(\d{1,2})\s*[-./]\s*(\d{1,2})\s*[-./]\s*(\d{4})/.exec(text) ?? [];
  if (other === undefined) return null;
  const date =
    isoDate(Number(late), Number(second), Number(first)) ?? isoDate(Number(late), Number(first), Number(second));
  return date === null ? null : { date, rest: text.slice(other.length) };
}

const trimmed = (text: string): string => text.replace(/^[\s,;:"–-]+|[\s,;"]+$/g, '');

/** "Christmas Eve 8-12": hours at the end of a line are when it is open that day all the same. */
function readName(text: string): Pick<Holiday, 'name' | 'open'> {
  const [tail = ''] = /\d{1,2}(?:[:.]\d{2})?\s*[-–]\s*\d{1,2}(?:[:.]\d{2})?\s*$/.exec(text) ?? [];
  const read = parseSpans(tail);
  if (tail === '' || 'problem' in read) return { name: trimmed(text).slice(0, 80), open: [] };
  return { name: trimmed(text.slice(0, text.length - tail.length)).slice(0, 80), open: read.spans };
}

/** Whole-day events of a calendar file (RFC 5545); long lines are folded there. */
function readCalendar(text: string): { found: Holiday[]; unread: string[] } {
  const found: Holiday[] = [];
  const unread: string[] = [];
  for (const event of text
    .replace(/\r?\n[ \t]/g, '')
    .split('BEGIN:VEVENT')
    .slice(1)) {
    const [, year, month, day] = /DTSTART[^:\r\n]*:(\d{4})(\d{2})(\d{2})/.exec(event) ?? [];
    const summary = /SUMMARY[^:\r\n]*:([^\r\n]*)/.exec(event)?.[1]?.replace(/\\([,;\\])/g, '$1') ?? '';
    const date = isoDate(Number(year), Number(month), Number(day));
    if (date) found.push({ date, name: summary.trim().slice(0, 80), open: [] });
    else unread.push(summary || event.trim().slice(0, 60));
  }
  return { found, unread };
}

/**
 * A pasted or chosen list of holidays: a calendar file, a table, or one date with its name a line.
 * @returns what was understood, one a date and in order, and the lines that were not
 */
export function parseHolidays(text: string): { found: Holiday[]; unread: string[] } {
  const { found, unread } = /BEGIN:VCALENDAR/.test(text) ? readCalendar(text) : readLines(text);
  const byDate = new Map(found.map((holiday) => [holiday.date, holiday]));
  return { found: [...byDate.values()].sort((a, b) => (a.date < b.date ? -1 : 1)), unread };
}

function readLines(text: string): { found: Holiday[]; unread: string[] } {
  const found: Holiday[] = [];
  const unread: string[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() === '') continue;
    const read = readDate(line.replace(/^"/, ''));
    if (read) found.push({ date: read.date, ...readName(read.rest) });
    else unread.push(line.trim().slice(0, 80));
  }
  return { found, unread };
}
