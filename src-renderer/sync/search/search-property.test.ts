import { expect, test } from 'vitest';
import { createRandom } from '../../../tests/bench/data/random.ts';
import { chooseMerge } from './choose-merge.ts';
import type { SearchDocument } from './document.ts';
import { mergeSegments } from './merge-segments.ts';
import { SearchIndex } from './search-index.ts';
import { openSegment } from './segment.ts';
import { hashOf, wordsOf } from './words.ts';

const letters = ['a', 'b', 'č', 'đ', 'е', 'ж', 'ő', 'ż', '東'];

/** What a look at every text would find. */
function scan(documents: Iterable<SearchDocument>, words: readonly string[]) {
  const conversations = new Set<string>();
  const customers = new Map<string, Set<string>>();
  for (const { kind, owner, words: there } of documents) {
    const matched = words.filter((word) => there.some((other) => other.startsWith(word)));
    if (kind === 'customer' || kind === 'identity')
      customers.set(owner, new Set([...(customers.get(owner) ?? []), ...matched]));
    else if (matched.length === words.length) conversations.add(owner);
  }
  return {
    conversations,
    customers: new Set([...customers].flatMap(([owner, seen]) => (seen.size === words.length ? [owner] : []))),
  };
}

function mergeAll(index: SearchIndex): void {
  for (let chosen = chooseMerge(index.parts); chosen.length > 0; chosen = chooseMerge(index.parts)) {
    const steps = mergeSegments(chosen);
    let step = steps.next();
    while (!step.done) step = steps.next();
    index.replace(chosen, step.value);
  }
}

function restarted(index: SearchIndex): SearchIndex {
  const again = new SearchIndex();
  for (const { id, segment, dead } of index.parts) {
    const back = openSegment(segment.buffer.slice());
    if (back !== null) again.add(id, back, dead.slice());
  }
  return again;
}

test.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'finds what a look at every text finds, whatever happened before (seed %i)',
  (seed) => {
    const random = createRandom(seed);
    const below = (count: number) => Math.floor(random() * count);
    const word = () => Array.from({ length: 1 + below(4) }, () => letters[below(letters.length)]).join('');
    const truth = new Map<string, SearchDocument>();
    let index = new SearchIndex();
    for (let step = 0; step < 900; step += 1) {
      const kind =
        (['message', 'message', 'message', 'conversation', 'customer', 'identity'] as const)[below(6)] ?? 'message';
      const id = `${kind}-${below(250)}`;
      const owner =
        kind === 'conversation' || kind === 'customer'
          ? id
          : `${kind === 'message' ? 'conversation' : 'customer'}-${below(60)}`;
      const deed = below(100);
      if (deed < 74) {
        const text = Array.from({ length: below(6) }, word).join(' ');
        const one = { kind, id, owner, at: below(1e6), words: [...new Set(wordsOf(text))], hash: hashOf(text + owner) };
        index.put(one);
        truth.set(id, one);
      } else if (deed < 84) {
        index.remove(kind, id);
        truth.delete(id);
      } else if (deed < 86) {
        const gone = `conversation-${below(60)}`;
        index.removeConversation(gone);
        for (const [key, other] of truth)
          if (other.owner === gone && (other.kind === 'message' || other.kind === 'conversation')) truth.delete(key);
      } else if (deed < 92) index.settleFresh();
      else if (deed < 94) mergeAll(index);
      else if (deed < 95) {
        index.settleFresh();
        index = restarted(index);
      }
      if (step % 9 !== 0) continue;
      const asked = [...new Set(wordsOf(Array.from({ length: 1 + below(3) }, word).join(' ')))].slice(0, 3);
      const expected = scan(truth.values(), asked);
      const hits = index.find([asked], 1_000);
      expect(new Set(hits.conversations.map(({ conversationId }) => conversationId))).toEqual(expected.conversations);
      expect(new Set(hits.customers)).toEqual(expected.customers);
      const ranks = hits.conversations.map(({ exact, messageId }) => exact * 2 + (messageId === null ? 1 : 0));
      expect(ranks).toEqual([...ranks].sort((a, b) => b - a));
    }
  },
);
