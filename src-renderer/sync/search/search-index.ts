import { buildSegment } from './build-segment.ts';
import { type Kind, keyOfDocument, type SearchDocument } from './document.ts';
import type { Mortal } from './merge-segments.ts';
import { type CustomerHit, type Hit, joined, type PartHits, searchFresh, searchSegment } from './search-segment.ts';
import { firstFrom, idAt, kindAt, ownerNamed, type Segment } from './segment.ts';
import { hashOf } from './words.ts';

export interface Part extends Mortal {
  /** Its number on the disk. */
  readonly id: number;
  readonly segment: Segment;
  readonly dead: Uint8Array;
  deadCount: number;
  /** Something died in it since it was written. */
  changed: boolean;
}

export interface Hits {
  /** Conversations, the best first, each once. */
  conversations: Hit[];
  /** Customers' ids, the best first. */
  customers: string[];
}

/** A conversation's last activity moves with every message; its place among the results need not follow at once. */
const ageToleranceMs = 86_400_000;

/** Finds by words and beginnings of words, in memory. Keeps no texts; knows nothing of the disk. */
export class SearchIndex {
  #parts: Part[] = [];
  /** Documents in no segment yet. They are looked through one by one, so their number has to stay small. */
  #fresh = new Map<string, SearchDocument>();
  #lastId = 0;

  get parts(): readonly Part[] {
    return this.#parts;
  }

  /** Takes in a segment off the disk. */
  add(id: number, segment: Segment, dead = new Uint8Array(segment.count)): Part {
    const part = { id, segment, dead, deadCount: dead.reduce((sum, one) => sum + one, 0), changed: false };
    this.#lastId = Math.max(this.#lastId, id);
    this.#parts.push(part);
    return part;
  }

  /** Makes a segment of the fresh documents; null when there are none. */
  settleFresh(): Part | null {
    if (this.#fresh.size === 0) return null;
    const part = this.add(this.#lastId + 1, buildSegment([...this.#fresh.values()]));
    this.#fresh = new Map();
    return part;
  }

  /** One in the place of several. */
  replace(before: readonly Part[], segment: Segment): Part {
    this.#parts = this.#parts.filter((part) => !before.includes(part));
    return this.add(this.#lastId + 1, segment);
  }

  has(kind: Kind, id: string): boolean {
    return this.#fresh.has(keyOfDocument(kind, id)) || this.#places(kind, id).next().done !== true;
  }

  put(document: SearchDocument): void {
    const { kind, id } = document;
    const key = keyOfDocument(kind, id);
    const isSame = (at: number, hash: number | undefined) =>
      hash === document.hash && Math.abs(at - document.at) < ageToleranceMs;
    const fresh = this.#fresh.get(key);
    if (fresh !== undefined && isSame(fresh.at, fresh.hash)) return;
    for (const { part, at } of this.#places(kind, id))
      if (isSame(part.segment.ats[at] ?? 0, part.segment.hashes[at])) return;
    this.remove(kind, id);
    if (document.words.length > 0) this.#fresh.set(key, document);
  }

  remove(kind: Kind, id: string): void {
    this.#fresh.delete(keyOfDocument(kind, id));
    for (const { part, at } of [...this.#places(kind, id)]) kill(part, at);
  }

  /** A conversation left this computer, and its messages with it. */
  removeConversation(id: string): void {
    for (const [key, { owner, kind }] of this.#fresh)
      if (owner === id && (kind === 'message' || kind === 'conversation')) this.#fresh.delete(key);
    for (const part of this.#parts) {
      const { segment, dead } = part;
      const owner = ownerNumber(segment, id);
      if (owner === -1) continue;
      segment.ownerOf.forEach((one, at) => {
        if (one !== owner || dead[at] === 1) return;
        const kind = kindAt(segment, at);
        if (kind === 'message' || kind === 'conversation') kill(part, at);
      });
    }
  }

  /** @param meanings as `meaningsOf` gives them: documents with all words of any of them */
  find(meanings: readonly (readonly string[])[], limit: number): Hits {
    const ranked = meanings.map((words) =>
      rank(
        [...this.#parts.map((part) => searchSegment(part, words, limit)), searchFresh(this.#fresh.values(), words)],
        words.length,
        limit,
      ),
    );
    const [first] = ranked;
    if (first === undefined) return { conversations: [], customers: [] };
    return ranked.length === 1 ? first : rankedTogether(ranked, limit);
  }

  /** Where it lies, alive. */
  *#places(kind: Kind, id: string): Generator<{ part: Part; at: number }> {
    const hash = hashOf(keyOfDocument(kind, id));
    for (const part of this.#parts) {
      const { keyHashes, keyDocuments, count } = part.segment;
      let place = firstFrom(count, (one) => (keyHashes[one] ?? 0) < hash);
      for (; keyHashes[place] === hash; place += 1) {
        const at = keyDocuments[place] ?? 0;
        const isIt = kindAt(part.segment, at) === kind && idAt(part.segment, at) === id;
        if (isIt && part.dead[at] !== 1) yield { part, at };
      }
    }
  }
}

function kill(part: Part, at: number): void {
  part.dead[at] = 1;
  part.deadCount += 1;
  part.changed = true;
}

/** -1 when the segment has nothing of this owner. */
function ownerNumber(segment: Segment, id: string): number {
  const { ownerStarts, owners } = segment;
  for (let owner = 0; owner + 1 < ownerStarts.length; owner += 1) {
    const from = ownerStarts[owner] ?? 0;
    if ((ownerStarts[owner + 1] ?? 0) - from !== id.length || owners[from] !== id.charCodeAt(0)) continue;
    if (ownerNamed(segment, owner) === id) return owner;
  }
  return -1;
}

/** Whole words before beginnings, titles before messages, then the newest first. */
const byRank = (a: Hit, b: Hit): number =>
  b.exact - a.exact ||
  Number(a.messageId !== null) - Number(b.messageId !== null) ||
  b.at - a.at ||
  (a.conversationId < b.conversationId ? -1 : 1);

function rank(parts: readonly PartHits[], words: number, limit: number): Hits {
  const customers = new Map<string, CustomerHit>();
  for (const part of parts)
    for (const [owner, { mask, exact }] of part.customers)
      customers.set(owner, joined(customers.get(owner), mask, exact));
  const whole = [...customers].filter(([, { mask }]) => mask === (1 << words) - 1);
  return {
    conversations: eachOnce(parts.flatMap((part) => part.conversations).sort(byRank), limit),
    customers: whole
      .sort(([a, { exact: x }], [b, { exact: y }]) => y - x || (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([owner]) => owner),
  };
}

function eachOnce(sorted: readonly Hit[], limit: number): Hit[] {
  const hits = new Map<string, Hit>();
  for (const hit of sorted) {
    if (hits.size === limit) break;
    if (!hits.has(hit.conversationId)) hits.set(hit.conversationId, hit);
  }
  return [...hits.values()];
}

const rankedTogether = (all: readonly Hits[], limit: number): Hits => ({
  conversations: eachOnce(all.flatMap(({ conversations }) => conversations).sort(byRank), limit),
  customers: [...new Set(all.flatMap(({ customers }) => customers))].slice(0, limit),
});
