import { expect, test } from 'vitest';
import { mergedInto } from './conversation-merge.ts';

const follow = (pairs: Record<string, string>) => (id: string) =>
  pairs[id] === undefined ? null : { id, targetId: pairs[id], mergedBy: 'ana', mergedAt: 1 };

test('a draft is found through any number of merges', () => {
  expect(mergedInto('a', follow({ a: 'b', b: 'c' }))).toBe('c');
  expect(mergedInto('z', follow({ a: 'b' }))).toBe('z');
});

test('damaged rows that point in a circle do not hang a desk', () => {
  expect(['a', 'b']).toContain(mergedInto('a', follow({ a: 'b', b: 'a' })));
});
