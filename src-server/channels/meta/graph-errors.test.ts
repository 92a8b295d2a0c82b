import { expect, test } from 'vitest';
import { failureOf, metaErrorSchema, type Verdict, verdictOf, wordsOf } from './graph-errors.ts';

const verdict = (error: Record<string, unknown>) => verdictOf(metaErrorSchema.parse(error));
const answer = (status: number, error: Record<string, unknown>, headers = {}) =>
  failureOf(status, new Headers(headers), JSON.stringify({ error }));

const cases: [Record<string, unknown>, Verdict][] = [
  [{ code: 10, error_subcode: 2018278 }, 'window-closed'],
  [{ code: 10, error_subcode: 2534022 }, 'window-closed'],
  [{ code: 131047 }, 'window-closed'],
  [{ code: 131026 }, 'rejected'],
  [{ code: 551, error_subcode: 1545041 }, 'not-allowed'],
  [{ code: 100, error_subcode: 2018001 }, 'unreachable'],
  [{ code: 190, error_subcode: 463 }, 'misconfigured'],
  [{ code: 10 }, 'misconfigured'],
  [{ code: 230 }, 'misconfigured'],
  [{ code: 100, message: "Param text['body'] must be at most 4096 characters long." }, 'too-long'],
  [{ code: 999_999 }, 'rejected'],
  ...[4, 17, 32, 613, 1200, 80_007, 130_429, 131_056].map((code): [Record<string, unknown>, Verdict] => [
    { code },
    'temporary',
  ]),
  [{ code: 999_999, is_transient: true }, 'temporary'],
  [{ code: 1 }, 'unconfirmed'],
  [{ code: 1, error_subcode: 1357046, is_transient: true }, 'unconfirmed'],
];
test.each(cases)('%j means %s', (error, expected) => {
  expect(verdict(error)).toBe(expected);
});

test('the wait is what Meta asks for, and a minute when it does not say', () => {
  const limited = { code: 80_007, message: 'Rate limit issues' };
  const usage = '{"123":[{"call_count":100,"estimated_time_to_regain_access":9}]}';
  expect(answer(400, limited, { 'x-business-use-case-usage': usage }).result).toMatchObject({ retryAfterMs: 540_000 });
  expect(answer(429, limited, { 'retry-after': '7' }).result).toMatchObject({ kind: 'temporary', retryAfterMs: 7_000 });
  expect(answer(400, limited).result).toMatchObject({ kind: 'temporary', retryAfterMs: 60_000 });
});

test('a gateway that gave up may have passed the message on; a server that is down has not', () => {
  const html = (status: number) => failureOf(status, new Headers(), '<html>').result.kind;
  expect(html(504)).toBe('unconfirmed');
  expect(html(502)).toBe('unconfirmed');
  expect(html(503)).toBe('temporary');
});

test('words carry the numbers Meta’s support asks for, and its details once', () => {
  const error = metaErrorSchema.parse({
    code: 131026,
    title: 'Undeliverable',
    error_data: { details: 'Not on WhatsApp.' },
  });
  expect(wordsOf(error)).toBe('Undeliverable – Not on WhatsApp. (Meta error 131026)');
});

test('only lost access makes the whole inbox fail', () => {
  expect(answer(401, { code: 190 }).access).toBe(true);
  expect(answer(400, { code: 10, error_subcode: 2018278 }).access).toBe(false);
  expect(answer(400, { code: 131026 }).access).toBe(false);
});
