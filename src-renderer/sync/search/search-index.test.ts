import { expect, test } from 'vitest';
import type { SearchDocument } from './document.ts';
import { mergeSegments } from './merge-segments.ts';
import { SearchIndex } from './search-index.ts';
import { openSegment } from './segment.ts';
import { hashOf, meaningsOf, wordsOf } from './words.ts';

const document = (id: string, text: string, fields: Partial<SearchDocument> = {}): SearchDocument => ({
  kind: 'message',
  id,
  owner: `of-${id}`,
  at: 0,
  words: [...new Set(wordsOf(text))],
  hash: hashOf(text),
  ...fields,
});
function indexOf(...documents: SearchDocument[]): SearchIndex {
  const index = new SearchIndex();
  for (const one of documents) index.put(one);
  return index;
}
const found = (index: SearchIndex, text: string, limit = 10) =>
  index.find(meaningsOf(text), limit).conversations.map(({ conversationId }) => conversationId);

function merge(index: SearchIndex): void {
  const before = [...index.parts];
  const steps = mergeSegments(before);
  let step = steps.next();
  while (!step.done) step = steps.next();
  index.replace(before, step.value);
}

/** The same documents as they lie in memory, in segments, in one merged segment, and as they come back from the disk. */
const states: [string, (index: SearchIndex) => SearchIndex][] = [
  ['fresh', (index) => index],
  ['in a segment', settled],
  [
    'merged',
    (index) => {
      merge(settled(index));
      return index;
    },
  ],
  ['read back', (index) => readBack(settled(index))],
];
function settled(index: SearchIndex): SearchIndex {
  index.settleFresh();
  return index;
}
function readBack(index: SearchIndex): SearchIndex {
  const again = new SearchIndex();
  for (const { id, segment, dead } of index.parts) {
    const back = openSegment(segment.buffer.slice());
    if (back === null) throw new Error('not read');
    again.add(id, back, dead.slice());
  }
  return again;
}

test.each(states)('%s: every word has to begin one in the same text', (_, state) => {
  const index = state(
    indexOf(
      document('a', 'Where is my order', { at: 3 }),
      document('b', 'order arrived', { at: 2 }),
      document('c', 'reorder where', { at: 1 }),
    ),
  );
  expect(found(index, 'ord')).toEqual(['of-a', 'of-b']);
  expect(found(index, 'whe ord')).toEqual(['of-a']);
  expect(found(index, 'rder')).toEqual([]);
  expect(found(index, 'WHERE Örder')).toEqual(['of-a']);
});

test.each(states)('%s: whole words before beginnings, titles before messages, then the newest', (_, state) => {
  const index = state(
    indexOf(
      document('old', 'cat', { at: 1 }),
      document('new', 'cat', { at: 9 }),
      document('title', 'cat', { at: 2, kind: 'conversation', owner: 'titled' }),
      document('beginning', 'category', { at: 99 }),
    ),
  );
  expect(found(index, 'cat')).toEqual(['titled', 'of-new', 'of-old', 'of-beginning']);
  expect(found(index, 'cat', 2)).toEqual(['titled', 'of-new']);
});

test.each(states)('%s: a conversation is found once, by its best message', (_, state) => {
  const index = state(
    indexOf(document('a', 'refunds', { owner: 'one', at: 9 }), document('b', 'refund', { owner: 'one', at: 1 })),
  );
  expect(index.find([['refund']], 10).conversations).toEqual([
    { conversationId: 'one', messageId: 'b', exact: 1, at: 1 },
  ]);
});

test('a customer is found by name and address together, also when they lie in different parts', () => {
  const index = indexOf(document('maja', 'Maja Novak', { kind: 'customer', owner: 'maja' }));
  index.settleFresh();
  index.put(document('mail', 'mn@example.com', { kind: 'identity', owner: 'maja' }));
  expect(index.find([['nov', 'exam']], 10).customers).toEqual(['maja']);
  expect(index.find([['nov', 'nowhere']], 10).customers).toEqual([]);
});

test('what was changed is found by its new words only, what was removed by none, also after a merge and a restart', () => {
  const index = indexOf(document('a', 'before'), document('b', 'gone'), document('c', 'left', { owner: 'd' }));
  index.settleFresh();
  index.put(document('a', 'after'));
  index.remove('message', 'b');
  index.removeConversation('d');
  const words = ['before', 'after', 'gone', 'left'];
  const expected = [[], ['of-a'], [], []];
  expect(words.map((word) => found(index, word))).toEqual(expected);
  index.settleFresh();
  expect(words.map((word) => found(readBack(index), word))).toEqual(expected);
  merge(index);
  expect(words.map((word) => found(index, word))).toEqual(expected);
  expect(index.parts.map(({ segment }) => segment.count)).toEqual([1]);
  expect([index.has('message', 'a'), index.has('message', 'b')]).toEqual([true, false]);
});

test('the same text is not taken in again; a conversation that went on for a day is', () => {
  const index = indexOf(document('a', 'same', { at: 5 }));
  index.settleFresh();
  index.put(document('a', 'same', { at: 6 }));
  expect(index.settleFresh()).toBeNull();
  index.put(document('a', 'same', { at: 5 + 86_400_000 }));
  expect(index.settleFresh()?.segment.count).toBe(1);
});

test('bytes that are no segment are refused', () => {
  expect(openSegment(new ArrayBuffer(5))).toBeNull();
  expect(openSegment(new ArrayBuffer(64))).toBeNull();
  const index = settled(indexOf(document('a', 'cat')));
  const bytes = index.parts[0]?.segment.buffer ?? new ArrayBuffer(0);
  expect(openSegment(bytes.slice(0, -1))).toBeNull();
});
