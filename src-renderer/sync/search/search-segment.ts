import type { SearchDocument } from './document.ts';
import type { Mortal } from './merge-segments.ts';
import {
  compareBeginning,
  eachDocument,
  firstFrom,
  idAt,
  kindAt,
  ownerNamed,
  type Segment,
  wordLength,
} from './segment.ts';

/** A conversation and how it was found. */
export interface Hit {
  conversationId: string;
  /** The message with the words; null: they stand in the conversation's subject or number. */
  messageId: string | null;
  /** How many of the words stand there whole; the others only begin so. */
  exact: number;
  at: number;
}
/** What one part of the index found. Customers are put together afterwards: name and address may each hold some of the words. */
export interface PartHits {
  conversations: Hit[];
  customers: Map<string, CustomerHit>;
}
export interface CustomerHit {
  /** A bit for each word that was found. */
  mask: number;
  exact: number;
}

/** Finds documents in which every one of the words begins a word. */
export function searchSegment({ segment, dead }: Mortal, words: readonly string[], limit: number): PartHits {
  const masks = new Uint8Array(segment.count);
  const exact = new Uint8Array(segment.count);
  for (const [bit, word] of words.entries()) mark(segment, word, 1 << bit, { masks, exact });
  const all = (1 << words.length) - 1;
  // For every number of whole words, in titles and in messages: only as many conversations as can be shown.
  const levels = Array.from({ length: 2 * (words.length + 1) }, () => new Map<number, number>());
  const customers = new Map<number, CustomerHit>();
  // From the newest to the oldest.
  for (let document = segment.count - 1; document >= 0; document -= 1) {
    const mask = masks[document] ?? 0;
    if (mask === 0 || dead[document] === 1) continue;
    const kind = kindAt(segment, document);
    const owner = segment.ownerOf[document] ?? 0;
    const whole = Math.min(exact[document] ?? 0, words.length);
    if (kind === 'customer' || kind === 'identity') customers.set(owner, joined(customers.get(owner), mask, whole));
    else if (mask === all) {
      const level = levels[2 * whole + (kind === 'conversation' ? 1 : 0)];
      if (level !== undefined && level.size < limit && !level.has(owner)) level.set(owner, document);
    }
  }
  return {
    conversations: levels.flatMap((level, number) =>
      [...level].map(([owner, document]) => ({
        conversationId: ownerNamed(segment, owner),
        messageId: number % 2 === 1 ? null : idAt(segment, document),
        exact: number >> 1,
        at: segment.ats[document] ?? 0,
      })),
    ),
    customers: new Map([...customers].map(([owner, hit]) => [ownerNamed(segment, owner), hit])),
  };
}

function mark(segment: Segment, word: string, bit: number, into: { masks: Uint8Array; exact: Uint8Array }): void {
  const { masks, exact } = into;
  const from = firstFrom(segment.wordCount, (place) => compareBeginning(segment, place, word) < 0);
  for (let place = from; place < segment.wordCount; place += 1) {
    if (compareBeginning(segment, place, word) !== 0) return;
    const isWhole = wordLength(segment, place) === word.length ? 1 : 0;
    eachDocument(segment, place, (document) => {
      masks[document] = (masks[document] ?? 0) | bit;
      exact[document] = (exact[document] ?? 0) + isWhole;
    });
  }
}

/** The same over documents that are in no segment yet. */
export function searchFresh(documents: Iterable<SearchDocument>, words: readonly string[]): PartHits {
  const conversations: Hit[] = [];
  const customers = new Map<string, CustomerHit>();
  for (const { kind, id, owner, at, words: there } of documents) {
    let mask = 0;
    let exact = 0;
    words.forEach((word, bit) => {
      if (there.some((other) => other.startsWith(word))) mask |= 1 << bit;
      if (there.includes(word)) exact += 1;
    });
    if (mask === 0) continue;
    if (kind === 'customer' || kind === 'identity') customers.set(owner, joined(customers.get(owner), mask, exact));
    else if (mask === (1 << words.length) - 1)
      conversations.push({ conversationId: owner, messageId: kind === 'message' ? id : null, exact, at });
  }
  return { conversations, customers };
}

export const joined = (before: CustomerHit | undefined, mask: number, exact: number): CustomerHit => ({
  mask: (before?.mask ?? 0) | mask,
  exact: Math.max(before?.exact ?? 0, exact),
});
