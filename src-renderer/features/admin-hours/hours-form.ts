import { type BusinessHours, businessHoursSchema, type Weekday, weekdays } from '#shared/domain/business-hours.ts';
import { newId } from '#shared/lib/ids.ts';
import { type Problems, problemsOf } from '../admin-frame/index.ts';
import { parseSpans, type SpanProblem, writeSpans } from './spans.ts';

/** Hours as they are being written: what is typed stays as typed until it is saved. */
export interface HoursForm {
  id: string;
  name: string;
  timeZone: string;
  week: Record<Weekday, string>;
  holidays: { key: string; date: string; name: string; hours: string }[];
}

const workday = '08:00–16:00';
const weekend: readonly Weekday[] = ['saturday', 'sunday'];

const weekOf = (textOf: (day: Weekday) => string): HoursForm['week'] => ({
  monday: textOf('monday'),
  tuesday: textOf('tuesday'),
  wednesday: textOf('wednesday'),
  thursday: textOf('thursday'),
  friday: textOf('friday'),
  saturday: textOf('saturday'),
  sunday: textOf('sunday'),
});

/** What the form starts from; a new one is this computer's place on workdays. */
export function formOf(hours: BusinessHours | null): HoursForm {
  if (hours === null) {
    const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
    const week = weekOf((day) => (weekend.includes(day) ? '' : workday));
    return { id: newId(), name: '', timeZone, week, holidays: [] };
  }
  const { id, name, timeZone, weekly, holidays } = hours;
  return {
    id,
    name,
    timeZone,
    week: weekOf((day) => writeSpans(weekly[day] ?? [])),
    holidays: holidays.map(({ date, name: holiday, open }) => ({
      key: date,
      date,
      name: holiday,
      hours: writeSpans(open),
    })),
  };
}

export interface ReadHours {
  /** What can be read of it; days that cannot are closed here, so that a preview has something to show. */
  row: BusinessHours;
  /** By `week.monday`, `holidays.2.hours`. */
  spanProblems: Readonly<Record<string, SpanProblem>>;
  /** Everything else, by the row's own fields; `holidays.2.date` too. */
  problems: Problems;
}

export function readForm(form: HoursForm): ReadHours {
  const spanProblems: Record<string, SpanProblem> = {};
  const read = (field: string, text: string) => {
    const parsed = parseSpans(text);
    if ('spans' in parsed) return parsed.spans;
    spanProblems[field] = parsed.problem;
    return [];
  };
  const weekly: BusinessHours['weekly'] = {};
  for (const day of weekdays) {
    const spans = read(`week.${day}`, form.week[day]);
    if (spans.length > 0) weekly[day] = spans;
  }
  const row: BusinessHours = {
    id: form.id,
    name: form.name.trim(),
    timeZone: form.timeZone,
    weekly,
    holidays: form.holidays.map(({ date, name, hours }, at) => ({
      date,
      name: name.trim(),
      open: read(`holidays.${at}.hours`, hours),
    })),
  };
  const dates = form.holidays.map(({ date }) => date);
  const twice = dates.flatMap((date, at) =>
    date !== '' && dates.indexOf(date) < at ? [[`holidays.${at}.date`, 'twice' as const] as const] : [],
  );
  return {
    row: { ...row, holidays: row.holidays.toSorted((a, b) => (a.date < b.date ? -1 : 1)) },
    spanProblems,
    problems: { ...problemsOf(businessHoursSchema, row), ...Object.fromEntries(twice) },
  };
}
