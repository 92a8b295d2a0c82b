import type { Format } from '../../i18n/format.ts';

const hourMs = 3_600_000;

export interface LaterChoice {
  id: 'hour' | 'evening' | 'tomorrow' | 'monday';
  at: number;
}

/** The moments people mean by "later", in local time: in an hour, this evening (until 17:00), tomorrow and Monday at nine. */
export function laterChoices(now: number): LaterChoice[] {
  const at = (days: number, hour: number): number => {
    const date = new Date(now);
    date.setDate(date.getDate() + days);
    return date.setHours(hour, 0, 0, 0);
  };
  const today = new Date(now);
  const daysToMonday = (8 - today.getDay()) % 7 || 7;
  const choices: LaterChoice[] = [{ id: 'hour', at: now + hourMs }];
  if (today.getHours() < 17) choices.push({ id: 'evening', at: at(0, 18) });
  choices.push({ id: 'tomorrow', at: at(1, 9) });
  if (daysToMonday > 1) choices.push({ id: 'monday', at: at(daysToMonday, 9) });
  return choices;
}

/** A moment to come in words: the time alone today, with its date on any other day. */
export function laterWords(at: number, now: number, format: Pick<Format, 'time' | 'dateTime'>): string {
  return new Date(at).toDateString() === new Date(now).toDateString() ? format.time(at) : format.dateTime(at);
}

/** What `<input type="datetime-local">` takes, in local time: 2026-11-22T09:00. */
export function localInputValue(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
