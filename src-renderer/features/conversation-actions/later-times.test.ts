import { expect, test } from 'vitest';
import { formatFor } from '../../i18n/format.ts';
import { laterChoices, laterWords, localInputValue } from './later-times.ts';

const at = (day: number, hour: number, minute = 0) => new Date(2026, 10, day, hour, minute).getTime();
const choices = (now: number) => Object.fromEntries(laterChoices(now).map(({ id, at: then }) => [id, then]));

test('on a Wednesday morning: an hour, the evening, tomorrow and Monday at nine', () => {
  expect(choices(at(18, 10, 20))).toEqual({
    hour: at(18, 11, 20),
    evening: at(18, 18),
    tomorrow: at(19, 9),
    monday: at(23, 9),
  });
});

test('in the evening there is no "this evening"; on Sunday tomorrow is Monday and is named once', () => {
  expect(Object.keys(choices(at(18, 17)))).toEqual(['hour', 'tomorrow', 'monday']);
  expect(choices(at(22, 12))).toEqual({ hour: at(22, 13), evening: at(22, 18), tomorrow: at(23, 9) });
  expect(choices(at(23, 12))).toMatchObject({ monday: at(30, 9) });
});

test('every choice lies ahead', () => {
  for (let hour = 0; hour < 24 * 7; hour += 1) {
    const now = at(16, 0) + hour * 3_600_000;
    for (const choice of laterChoices(now)) expect(choice.at, `${choice.id} ${hour}`).toBeGreaterThan(now);
  }
});

test('another day is told with its date, today by its time alone', () => {
  const format = formatFor('en-GB');
  expect(laterWords(at(18, 18), at(18, 10), format)).toBe('18:00');
  expect(laterWords(at(19, 9), at(18, 10), format)).toBe('19 Nov 2026, 09:00');
});

test('the field for a date is filled in local time', () => {
  expect(localInputValue(at(18, 9, 5))).toBe('2026-11-18T09:05');
});
