import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type BusinessHours, weekdays } from './business-hours.ts';
import { addOpenTime, isOpen, nextClosing, nextOpening, openTimeBetween } from './open-time.ts';

const hour = 3_600_000;
const hours = (fields: Partial<BusinessHours> = {}): BusinessHours => ({
  id: 'h',
  name: 'Office',
  timeZone: 'Europe/Ljubljana',
  weekly: Object.fromEntries(weekdays.slice(0, 5).map((day) => [day, [{ from: 8 * 60, to: 16 * 60 }]])),
  holidays: [],
  ...fields,
});
const at = (iso: string) => Date.parse(iso);

test('eight in Ljubljana is six or seven in UTC, by the season', () => {
  expect(isOpen(hours(), at('2026-07-01T06:00:00Z'))).toBe(true);
  expect(isOpen(hours(), at('2026-07-01T05:59:59Z'))).toBe(false);
  expect(isOpen(hours(), at('2026-12-01T06:59:59Z'))).toBe(false);
  expect(isOpen(hours(), at('2026-12-01T07:00:00Z'))).toBe(true);
});
test('closing time is no longer open', () => {
  expect(isOpen(hours(), at('2026-07-01T13:59:59.999Z'))).toBe(true);
  expect(isOpen(hours(), at('2026-07-01T14:00:00Z'))).toBe(false);
  expect(nextClosing(hours(), at('2026-07-01T10:00:00Z'))).toBe(at('2026-07-01T14:00:00Z'));
});
test('an hour promised at Friday’s close is due on Monday morning', () => {
  expect(addOpenTime(hours(), at('2026-07-03T13:30:00Z'), hour)).toBe(at('2026-07-06T06:30:00Z'));
});
test('a holiday is skipped, and one with hours of its own counts those', () => {
  const closed = hours({ holidays: [{ date: '2026-07-06', name: 'Day off', open: [] }] });
  expect(addOpenTime(closed, at('2026-07-03T13:30:00Z'), hour)).toBe(at('2026-07-07T06:30:00Z'));
  const short = hours({ holidays: [{ date: '2026-07-06', name: 'Half', open: [{ from: 600, to: 660 }] }] });
  expect(nextOpening(short, at('2026-07-05T10:00:00Z'))).toBe(at('2026-07-06T08:00:00Z'));
});
test('the night the clocks change has an hour less, or one more', () => {
  const night = hours({ weekly: { sunday: [{ from: 0, to: 6 * 60 }] } });
  expect(openTimeBetween(night, at('2026-03-28T20:00:00Z'), at('2026-03-29T20:00:00Z'))).toBe(5 * hour);
  expect(openTimeBetween(night, at('2026-10-24T20:00:00Z'), at('2026-10-25T20:00:00Z'))).toBe(7 * hour);
});
test('midnight is no gap between two open days', () => {
  const always = hours({ weekly: Object.fromEntries(weekdays.map((day) => [day, [{ from: 0, to: 1_440 }]])) });
  expect(openTimeBetween(always, at('2026-03-01T00:00:00Z'), at('2026-04-01T00:00:00Z'))).toBe(31 * 24 * hour);
});
test('spans that overlap count once', () => {
  const doubled = hours({
    weekly: {
      monday: [
        { from: 480, to: 600 },
        { from: 540, to: 660 },
      ],
    },
  });
  expect(openTimeBetween(doubled, at('2026-07-06T00:00:00Z'), at('2026-07-07T00:00:00Z'))).toBe(3 * hour);
});
test('hours that never open promise nothing', () => {
  expect(nextOpening(hours({ weekly: {} }), 0)).toBeNull();
  expect(addOpenTime(hours({ weekly: {} }), 0, 1)).toBeNull();
});

const span = fc.tuple(fc.nat(1_439), fc.nat(1_439)).map(([a, b]) => ({ from: Math.min(a, b), to: Math.max(a, b) + 1 }));
const anyHours = fc.record({
  timeZone: fc.constantFrom('Europe/Ljubljana', 'America/New_York', 'Asia/Kolkata', 'Pacific/Apia', 'UTC'),
  weekly: fc.dictionary(fc.constantFrom(...weekdays), fc.array(span, { maxLength: 2 }), { minKeys: 1 }),
});
const instant = fc.integer({ min: at('2024-01-01T00:00:00Z'), max: at('2027-01-01T00:00:00Z') });

test('what was added is what has passed: adding open time and counting it agree, in every zone', () => {
  fc.assert(
    fc.property(anyHours, instant, fc.integer({ min: 1, max: 60 * hour }), (fields, from, ms) => {
      const some = hours(fields);
      const due = addOpenTime(some, from, ms);
      if (due === null) return;
      expect(openTimeBetween(some, from, due)).toBe(ms);
      // No earlier instant would have done.
      expect(openTimeBetween(some, from, due - 1)).toBe(ms - 1);
    }),
    { numRuns: 150 },
  );
});
test('counting in two parts is counting the whole', () => {
  fc.assert(
    fc.property(anyHours, fc.array(instant, { minLength: 3, maxLength: 3 }), (fields, times) => {
      const some = hours(fields);
      const [a = 0, b = 0, c = 0] = times
        .sort((x, y) => x - y)
        .map((time, index, all) => Math.min(time, (all[0] ?? 0) + index * 9 * 24 * hour));
      expect(openTimeBetween(some, a, b) + openTimeBetween(some, b, c)).toBe(openTimeBetween(some, a, c));
    }),
    { numRuns: 60 },
  );
});
