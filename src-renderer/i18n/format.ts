const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** Numbers, dates and money for one locale. Times are epoch ms; `timeZone` is for tests, people get their computer's. */
export interface Format {
  number(value: number, digits?: number): string;
  /** A share of 1: 0.86 is 86 %. */
  percent(share: number, digits?: number): string;
  /** Money in minor units: 218400 of EUR is €2,184.00, 500 of JPY is ¥500. Whole amounts lose ".00" when `short`. */
  money(minor: number, currency: string, short?: boolean): string;
  date(at: number): string;
  time(at: number): string;
  /** With seconds: 14:02:07. */
  clock(at: number): string;
  dateTime(at: number): string;
  /** As near as it needs: 14:02 today, "Tue 14:02" within six days, "3 Mar" this year, else the whole date. */
  moment(at: number, now: number): string;
  /** "now", then minutes, hours, days, weeks, months, years, short: "4m". The longer past, the rougher. */
  age(at: number, now: number): string;
  /** The same in a sentence: "4 minutes ago", "in 2 days". */
  relative(at: number, now: number): string;
  /** A length of time in its two largest units: "1 hr 30 min", "20 sec". */
  length(seconds: number): string;
  bytes(count: number): string;
  list(items: readonly string[]): string;
  compare(one: string, other: string): number;
}

const steps = [
  ['year', 365 * dayMs],
  ['month', 30 * dayMs],
  ['week', 7 * dayMs],
  ['day', dayMs],
  ['hour', hourMs],
  ['minute', minuteMs],
] as const;

const lengths = [
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
  ['second', 1],
] as const;

/** The largest unit that fits, cut down: 119 minutes are one hour. */
function roughly(ms: number): [count: number, unit: (typeof steps)[number][0]] | undefined {
  const step = steps.find(([, length]) => Math.abs(ms) >= length);
  return step && [Math.trunc(ms / step[1]), step[0]];
}

function createFormat(locale: string, timeZone?: string): Format {
  const zone = timeZone ? { timeZone } : {};
  const dates = (options: Intl.DateTimeFormatOptions) => new Intl.DateTimeFormat(locale, { ...options, ...zone });
  const date = once(() => dates({ dateStyle: 'medium' }));
  const time = once(() => dates({ timeStyle: 'short' }));
  const clock = once(() => dates({ timeStyle: 'medium' }));
  const dateTime = once(() => dates({ dateStyle: 'medium', timeStyle: 'short' }));
  const weekdayTime = once(() => dates({ weekday: 'short', hour: 'numeric', minute: '2-digit' }));
  const dayMonth = once(() => dates({ day: 'numeric', month: 'short' }));
  const dayKeys = once(() => new Intl.DateTimeFormat('en-CA', { dateStyle: 'short', ...zone }));
  const dayKey = (at: number) => dayKeys().format(at);
  const list = once(() => new Intl.ListFormat(locale, { type: 'conjunction' }));
  const collator = once(() => new Intl.Collator(locale, { numeric: true, sensitivity: 'base' }));
  const spoken = once(() => new Intl.RelativeTimeFormat(locale, { numeric: 'auto' }));
  const numbers = cached((key: string) => new Intl.NumberFormat(locale, JSON.parse(key)));
  const number = (value: number, options: Intl.NumberFormatOptions) => numbers(JSON.stringify(options)).format(value);
  const unit = (value: number, name: string, style: 'narrow' | 'short') =>
    number(value, { style: 'unit', unit: name, unitDisplay: style, maximumFractionDigits: value < 10 ? 1 : 0 });

  return {
    number: (value, digits = 0) => number(value, { maximumFractionDigits: digits }),
    percent: (share, digits = 0) => number(share, { style: 'percent', maximumFractionDigits: digits }),
    money(minor, currency, short = false) {
      const options = { style: 'currency', currency } as const;
      const places = numbers(JSON.stringify(options)).resolvedOptions().maximumFractionDigits ?? 2;
      const amount = minor / 10 ** places;
      return number(amount, short && Number.isInteger(amount) ? { ...options, maximumFractionDigits: 0 } : options);
    },
    date: (at) => date().format(at),
    time: (at) => time().format(at),
    clock: (at) => clock().format(at),
    dateTime: (at) => dateTime().format(at),
    moment(at, now) {
      if (dayKey(at) === dayKey(now)) return time().format(at);
      if (at < now && now - at < 6 * dayMs) return weekdayTime().format(at);
      return (dayKey(at).slice(0, 4) === dayKey(now).slice(0, 4) ? dayMonth() : date()).format(at);
    },
    age(at, now) {
      const rough = roughly(now - at);
      // Narrow months are "5m" in English, as minutes are.
      const style = rough?.[1] === 'month' ? 'short' : 'narrow';
      return rough ? unit(Math.abs(rough[0]), rough[1], style) : spoken().format(0, 'second');
    },
    relative(at, now) {
      const rough = roughly(at - now);
      return rough ? spoken().format(...rough) : spoken().format(0, 'second');
    },
    length(seconds) {
      const rest = Math.max(0, Math.round(seconds));
      const at = lengths.findIndex(([, size]) => rest >= size);
      const [name, size] = lengths[at] ?? (['second', 1] as const);
      const [nextName, nextSize] = lengths[at + 1] ?? (['second', 1] as const);
      const more = name === nextName || at < 0 ? 0 : Math.floor((rest % size) / nextSize);
      const whole = unit(Math.floor(rest / size), name, 'short');
      return more > 0 ? `${whole} ${unit(more, nextName, 'short')}` : whole;
    },
    bytes(count) {
      const power = Math.min(3, Math.max(0, Math.floor(Math.log10(Math.max(1, count)) / 3)));
      return unit(count / 1000 ** power, ['byte', 'kilobyte', 'megabyte', 'gigabyte'][power] ?? 'byte', 'short');
    },
    list: (items) => list().format(items),
    compare: (one, other) => collator().compare(one, other),
  };
}

/** Made when it is first needed: a start needs three of them, and each costs it half a millisecond. */
function once<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

function cached<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return (key) => {
    const found = made.get(key) ?? make(key);
    made.set(key, found);
    return found;
  };
}

const formats = cached((key) => createFormat(...splitKey(key)));
const splitKey = (key: string): [string, string?] => {
  const [locale = 'en', zone] = key.split('|');
  return zone ? [locale, zone] : [locale];
};

/** One set of formatters a locale, kept: making Intl objects costs a hundred times more than using them. */
export const formatFor = (locale: string, timeZone = ''): Format => formats(`${locale}|${timeZone}`);

/** A clock that counts: 0:48, 12:40, 1:02:05; a minus sign when the time is over. The same in every language. */
export function formatDuration(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (value: number) => String(value).padStart(2, '0');
  const clock = hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
  return ms <= -1000 ? `\u2212${clock}` : clock;
}
