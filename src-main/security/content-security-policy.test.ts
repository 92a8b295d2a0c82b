import { expect, test } from 'vitest';
import { contentSecurityPolicy } from './content-security-policy.ts';

const sourcesOf = (policy: string, directive: string) =>
  policy
    .split('; ')
    .find((part) => part.startsWith(`${directive} `))
    ?.split(' ')
    .slice(1);

test('the page may talk to the configured server by http and socket, and to nobody else', () => {
  const policy = contentSecurityPolicy('https://desk.example.com:8443');
  expect(sourcesOf(policy, 'connect-src')).toEqual([
    "'self'",
    'blob:',
    'https://desk.example.com:8443',
    'wss://desk.example.com:8443',
  ]);
});

test('a server on this computer is spoken to by ws', () => {
  expect(sourcesOf(contentSecurityPolicy('http://127.0.0.1:4600'), 'connect-src')).toContain('ws://127.0.0.1:4600');
});

test('before a server is chosen the page may talk to nobody', () => {
  expect(sourcesOf(contentSecurityPolicy(null), 'connect-src')).toEqual(["'self'", 'blob:']);
});

test('scripts come from the app alone: no inline, no eval, no remote', () => {
  const policy = contentSecurityPolicy('https://desk.example.com');
  expect(sourcesOf(policy, 'script-src')).toEqual(["'self'"]);
  expect(sourcesOf(policy, 'default-src')).toEqual(["'none'"]);
  expect(sourcesOf(policy, 'object-src')).toEqual(["'none'"]);
});
