import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';

const minuteOfDay = z.number().int().min(0).max(1_440);
/** Open from `from` up to, not including, `to`; minutes after midnight on the clock of the place. 24:00 is 1440. */
const spanSchema = z
  .object({ from: minuteOfDay, to: minuteOfDay })
  .refine(({ from, to }) => from < to, 'opens after it closes');
export type OpenSpan = z.infer<typeof spanSchema>;

export const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
export type Weekday = (typeof weekdays)[number];

const isTimeZone = (name: string): boolean => {
  try {
    return Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

/** When somebody is there, in the place's own time: days of the week, and dates that are different. */
export const businessHoursSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  /** IANA name, e.g. `Europe/Ljubljana`. */
  timeZone: z.string().max(60).refine(isTimeZone, 'no such time zone'),
  weekly: z.partialRecord(z.enum(weekdays), z.array(spanSchema).max(8)),
  /** Dates that do not follow the week; without spans the whole day is closed. */
  holidays: z
    .array(z.object({ date: z.iso.date(), name: z.string().max(80), open: z.array(spanSchema).max(8) }))
    .max(400),
});
export type BusinessHours = z.infer<typeof businessHoursSchema>;
