import { expect, test } from 'vitest';
import { failureCodeOf } from './delivery-report.ts';
import { outcomeOf } from './send-mail.ts';
import { describeTrouble } from './trouble.ts';

const trouble = (over: object) =>
  describeTrouble(Object.assign(new Error('went wrong'), over), 'mx.example:25', 'pass-word');

test.each<[string, object, boolean, object]>([
  [
    'a reply 4xx, also to the whole mail',
    { code: 'EMESSAGE', responseCode: 451, response: '451 later' },
    true,
    { kind: 'temporary', retryAfterMs: 60_000 },
  ],
  [
    'a reply 5xx',
    { code: 'EMESSAGE', responseCode: 554, response: '554 5.7.1 spam' },
    true,
    { kind: 'rejected', code: 'not-allowed' },
  ],
  [
    'no connection',
    { code: 'ESOCKET', originalCode: 'ECONNREFUSED' },
    false,
    { kind: 'temporary', retryAfterMs: null },
  ],
  ['broken before the end of the mail', { code: 'ECONNECTION' }, false, { kind: 'temporary' }],
  ['broken after the end of the mail', { code: 'ECONNECTION' }, true, { kind: 'unconfirmed' }],
  ['no answer after the end of the mail', { code: 'ETIMEDOUT' }, true, { kind: 'unconfirmed' }],
  ['larger than the server takes', { code: 'EMESSAGE' }, false, { kind: 'rejected', code: 'too-long' }],
  [
    'a wrong password',
    { code: 'EAUTH', responseCode: 535, response: '535 no' },
    false,
    { kind: 'rejected', code: 'misconfigured' },
  ],
  [
    'a sign-in that is out of order',
    { code: 'EAUTH', responseCode: 454, response: '454 later' },
    false,
    { kind: 'temporary' },
  ],
])('%s', (_, error, handedOver, outcome) => {
  expect(outcomeOf(trouble(error), handedOver)).toMatchObject(outcome);
});

test.each([
  ['5.1.1', 'unreachable'],
  ['550 5.2.2 mailbox full', 'unreachable'],
  ['552 5.3.4 too big', 'too-long'],
  ['5.7.26 unauthenticated', 'not-allowed'],
  ['4.4.7', 'expired'],
  ['550 no thanks from 10.1.1.1', 'rejected'],
])('%s means %s', (words, code) => {
  expect(failureCodeOf(words)).toBe(code);
});

test('trouble is told in a sentence with the server’s words, and never with the password', () => {
  expect(trouble({ code: 'ESOCKET', originalCode: 'ECONNREFUSED' }).words).toMatch(
    /^Nothing answers at mx\.example:25/,
  );
  expect(trouble({ authenticationFailed: true, responseText: 'pass-word is wrong' }).words).toBe(
    'The server refused the sign-in: … is wrong',
  );
  expect(describeTrouble('odd', 'x').words).not.toBe('');
});
