import { expect, test } from 'vitest';
import { findDeepLink, parseDeepLink } from './parse-deep-link.ts';

test.each([
  'parley://conversation/018f2c6e-7a1b',
  'parley://conversation/018f2c6e-7a1b/',
  'PARLEY://conversation/018f2c6e-7a1b',
])('%s names a conversation', (text) => {
  expect(parseDeepLink(text)).toEqual({ kind: 'conversation', conversationId: '018f2c6e-7a1b' });
});

test.each([
  'parley://conversation/',
  'parley://conversation/a/b',
  'parley://conversation/a%2Fb',
  'parley://conversation/a?run=1',
  'parley://conversation/a#b',
  'parley://settings/a',
  'parley://user@conversation/a',
  'https://conversation/a',
  'parley:conversation/a',
  `parley://conversation/${'a'.repeat(600)}`,
  '--inspect',
  '',
])('%j is not a link of ours', (text) => {
  expect(parseDeepLink(text)).toBeUndefined();
});

test('the link is found among the arguments of a second start', () => {
  expect(findDeepLink(['/opt/Parley/parley', '--no-sandbox', 'parley://conversation/c1'])?.conversationId).toBe('c1');
  expect(findDeepLink(['/opt/Parley/parley', '.'])).toBeUndefined();
});
