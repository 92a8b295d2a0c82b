import { type DocumentHead, SegmentWriter } from './build-segment.ts';
import { eachDocument, idAt, kindAt, ownerAt, type Segment, wordAt } from './segment.ts';

export interface Mortal {
  segment: Segment;
  /** 1 for a document that was removed, or lies in another segment now. */
  dead: Uint8Array;
}

/** Words between two pauses: about a millisecond. */
const wordsAtOnce = 256;
const gone = 0xffffffff;

/**
 * Makes one segment of several and leaves out what is dead. A generator, so that whoever drives it can let others work in between:
 * tens of thousands of documents take longer than a keystroke may wait.
 */
export function* mergeSegments(parts: readonly Mortal[]): Generator<void, Segment> {
  const { heads, numbers } = renumber(parts);
  yield;
  const writer = new SegmentWriter();
  const places = parts.map(() => 0);
  const next = parts.map(({ segment }) => (segment.wordCount > 0 ? wordAt(segment, 0) : null));
  for (let count = 1; ; count += 1) {
    const word = smallest(next);
    if (word === null) break;
    const documents: number[] = [];
    parts.forEach(({ segment }, part) => {
      if (next[part] !== word) return;
      const place = places[part] ?? 0;
      eachDocument(segment, place, (document) => {
        const number = numbers[part]?.[document] ?? gone;
        if (number !== gone) documents.push(number);
      });
      places[part] = place + 1;
      next[part] = place + 1 < segment.wordCount ? wordAt(segment, place + 1) : null;
    });
    if (documents.length > 0)
      writer.add(
        word,
        documents.sort((a, b) => a - b),
      );
    if (count % wordsAtOnce === 0) yield;
  }
  return writer.finish(heads);
}

function smallest(words: readonly (string | null)[]): string | null {
  let least: string | null = null;
  for (const word of words) if (word !== null && (least === null || word < least)) least = word;
  return least;
}

/** The living documents of all parts in the order of their time, and the number each gets. */
function renumber(parts: readonly Mortal[]): { heads: DocumentHead[]; numbers: Uint32Array[] } {
  const living = parts.flatMap(({ segment, dead }, part) =>
    Array.from({ length: segment.count }, (_, document) => ({ part, document, at: segment.ats[document] ?? 0 })).filter(
      ({ document }) => dead[document] !== 1,
    ),
  );
  living.sort((a, b) => a.at - b.at);
  const numbers = parts.map(({ segment }) => new Uint32Array(segment.count).fill(gone));
  const heads = living.map(({ part, document, at }, number): DocumentHead => {
    const segment = parts[part]?.segment;
    const ofPart = numbers[part];
    if (segment === undefined || ofPart === undefined) throw new Error('a document without its segment');
    ofPart[document] = number;
    return {
      kind: kindAt(segment, document),
      id: idAt(segment, document),
      owner: ownerAt(segment, document),
      at,
      hash: segment.hashes[document] ?? 0,
    };
  });
  return { heads, numbers };
}
