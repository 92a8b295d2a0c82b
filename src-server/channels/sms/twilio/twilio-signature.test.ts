import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { isSignedByTwilio, twilioSignature } from './twilio-signature.ts';

const fields = new URLSearchParams({
  To: '+38640555000',
  From: '+38640555019',
  Body: 'Živjo 👋\nnova vrstica',
  Empty: '',
});

describe('a call signed by Twilio', () => {
  // Published vectors of Twilio's documentation and libraries: token 12345.
  const url = 'https://mycompany.com/myapp.php?foo=1&bar=2';

  test('the documented example is reproduced', () => {
    const from = '+14158675309';
    const example = { CallSid: 'CA1234567890ABCDE', Caller: from, Digits: '1234', From: from, To: '+18005551212' };
    expect(twilioSignature('12345', url, new URLSearchParams(example))).toBe('RSOYDt4T1cUTdK1PDd93/VVr8B8=');
  });

  test('a field sent several times counts each value once', () => {
    const fields = new URLSearchParams('Sid=CA123&SidAccount=AC123&Digits=5678&Digits=1234&Digits=1234');
    expect(twilioSignature('12345', url, fields)).toBe('IK+Dwps556ElfBT0I3Rgjkr1wJU=');
  });

  test.each([
    ['https://example.com/a?b=c', 'https://example.com:443/a?b=c'],
    ['https://example.com:443/a?b=c', 'https://example.com/a?b=c'],
    ['https://example.com/a?b=c', 'https://example.com:8443/a?b=c'],
    ['http://example.com/a', 'http://example.com:80/a'],
    ["https://example.com/a?b=it's", 'https://example.com/a?b=it%27s'],
    ['https://example.com/a?b=it%27s', "https://example.com/a?b=it's"],
  ])('signed for %s, received at %s', (signedFor, receivedAt) => {
    expect(isSignedByTwilio('key', receivedAt, fields, twilioSignature('key', signedFor, fields))).toBe(true);
  });

  test('another token, path, query, field, or host is a forgery, and so is none', () => {
    const url = 'https://example.com/a?b=c';
    const signature = twilioSignature('key', url, fields);
    expect(isSignedByTwilio('key', url, fields, signature)).toBe(true);
    expect(isSignedByTwilio('other', url, fields, signature)).toBe(false);
    expect(isSignedByTwilio('key', 'https://example.com/x?b=c', fields, signature)).toBe(false);
    expect(isSignedByTwilio('key', 'https://example.com/a?b=d', fields, signature)).toBe(false);
    expect(isSignedByTwilio('key', 'https://example.org/a?b=c', fields, signature)).toBe(false);
    const changed = new URLSearchParams(fields);
    changed.set('Body', 'send money');
    expect(isSignedByTwilio('key', url, changed, signature)).toBe(false);
    expect(isSignedByTwilio('key', url, fields, '')).toBe(false);
  });

  const corpus = '../shared/corpora/telegram-twilio/signature-cases.json';
  const caseSchema = z.object({
    serverUrl: z.string(),
    targetUrl: z.string(),
    valid: z.boolean(),
    signature: z.string(),
  });
  test.skipIf(!existsSync(corpus))('the provider’s own library and we agree on its cases', () => {
    const { authToken, cases } = z
      .object({ authToken: z.string(), cases: z.array(caseSchema) })
      .parse(JSON.parse(readFileSync(corpus, 'utf8')));
    expect(cases.length).toBeGreaterThan(0);
    const judged = cases.map((one) => ({
      ...one,
      valid: isSignedByTwilio(authToken, one.targetUrl, new URLSearchParams(), one.signature),
    }));
    expect(judged).toEqual(cases);
  });
});
