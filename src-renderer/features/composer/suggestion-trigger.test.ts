import { expect, test } from 'vitest';
import { findTrigger } from './suggestion-trigger.ts';

const slash = (before: string) => findTrigger(before, ['/']);

test('a slash at the start of a word asks for a prepared reply', () => {
  expect(slash('/')).toEqual({ sign: '/', query: '', length: 1 });
  expect(slash('Hello, /ret')).toEqual({ sign: '/', query: 'ret', length: 4 });
  expect(slash('first line\n/žal')).toEqual({ sign: '/', query: 'žal', length: 4 });
});

test('a slash inside a word, an address or a finished word asks for nothing', () => {
  for (const text of ['and/or', 'https://example', '11/22', '/done ', 'a/']) expect(slash(text), text).toBeNull();
});

test('a colleague can be named in a note only', () => {
  expect(findTrigger('see @bor', ['@', '/'])).toEqual({ sign: '@', query: 'bor', length: 4 });
  expect(slash('see @bor')).toBeNull();
  expect(findTrigger('ana@example', ['@'])).toBeNull();
});
