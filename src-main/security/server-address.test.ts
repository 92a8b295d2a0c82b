import { expect, test } from 'vitest';
import { parseServerAddress } from './server-address.ts';

test.each([
  ['desk.example.com', 'https://desk.example.com'],
  ['  https://desk.example.com/inbox?x=1 ', 'https://desk.example.com'],
  ['desk.example.com:8443', 'https://desk.example.com:8443'],
  ['localhost:4600', 'http://localhost:4600'],
  ['http://127.0.0.1:4600/', 'http://127.0.0.1:4600'],
  ['http://[::1]:4600', 'http://[::1]:4600'],
])('%s means %s', (typed, serverUrl) => {
  expect(parseServerAddress(typed)).toEqual({ ok: true, serverUrl });
});

test.each(['http://desk.example.com', 'http://localhost.evil.example', 'http://10.0.0.5:4600'])(
  '%s would carry the token in the clear and is refused',
  (typed) => {
    expect(parseServerAddress(typed)).toEqual({ ok: false, reason: 'insecure' });
  },
);

test.each([
  '',
  '   ',
  'https://',
  'ftp://desk.example.com',
  'javascript://x',
  'https://user:pass@desk.example.com',
  'two words',
])('"%s" is not an address', (typed) => {
  expect(parseServerAddress(typed)).toEqual({ ok: false, reason: 'not-an-address' });
});
