import { type Kind, kinds } from './document.ts';

/** Changing anything below makes stored segments unreadable: raise it, and they are built anew. */
export const segmentFormat = 1;

/**
 * An unchanging part of the index as one block of bytes, so that a hundred thousand messages are a few objects in memory and a
 * stored part is ready as soon as it is opened. Documents lie in the order of their time, words in that of their UTF-16 units;
 * a word's documents are a list of growing numbers, written as differences of seven bits a byte.
 */
export interface Segment {
  readonly buffer: ArrayBuffer;
  readonly count: number;
  readonly wordCount: number;
  readonly ats: Float64Array;
  readonly hashes: Uint32Array;
  /** Number of each document's owner. */
  readonly ownerOf: Uint32Array;
  readonly idStarts: Uint32Array;
  readonly ownerStarts: Uint32Array;
  /** Hashes of kind and id in order, and the document each is of. */
  readonly keyHashes: Uint32Array;
  readonly keyDocuments: Uint32Array;
  readonly wordStarts: Uint32Array;
  readonly postingStarts: Uint32Array;
  readonly wordUnits: Uint16Array;
  readonly kinds: Uint8Array;
  readonly ids: Uint8Array;
  readonly owners: Uint8Array;
  readonly postings: Uint8Array;
}

/** Numbers in the head: format, then these lengths. */
export interface Lengths {
  documents: number;
  owners: number;
  words: number;
  wordUnits: number;
  idBytes: number;
  ownerBytes: number;
  postingBytes: number;
}
const headBytes = 32;

/** The views in a block of these lengths. Wider numbers come first, so that everything is aligned. */
function viewsOf(buffer: ArrayBuffer, lengths: Lengths): Segment {
  const { documents, owners, words } = lengths;
  let at = headBytes;
  const take = <A>(make: (at: number, length: number) => A, length: number, width: number): A => {
    const view = make(at, length);
    at += length * width;
    return view;
  };
  const u32 = (length: number) => take((from, count) => new Uint32Array(buffer, from, count), length, 4);
  const u8 = (length: number) => take((from, count) => new Uint8Array(buffer, from, count), length, 1);
  return {
    buffer,
    count: documents,
    wordCount: words,
    ats: take((from, count) => new Float64Array(buffer, from, count), documents, 8),
    hashes: u32(documents),
    ownerOf: u32(documents),
    idStarts: u32(documents + 1),
    ownerStarts: u32(owners + 1),
    keyHashes: u32(documents),
    keyDocuments: u32(documents),
    wordStarts: u32(words + 1),
    postingStarts: u32(words + 1),
    wordUnits: take((from, count) => new Uint16Array(buffer, from, count), lengths.wordUnits, 2),
    kinds: u8(documents),
    ids: u8(lengths.idBytes),
    owners: u8(lengths.ownerBytes),
    postings: u8(lengths.postingBytes),
  };
}

const sizeOf = (of: Lengths): number =>
  headBytes +
  // Time, and four numbers and a kind each; starts are one more than what they are of.
  of.documents * (8 + 4 * 4 + 1) +
  (of.documents + 1 + (of.owners + 1) + 2 * (of.words + 1)) * 4 +
  of.wordUnits * 2 +
  of.idBytes +
  of.ownerBytes +
  of.postingBytes;

export function emptySegment(lengths: Lengths): Segment {
  const buffer = new ArrayBuffer(sizeOf(lengths));
  new Uint32Array(buffer, 0, 8).set([
    segmentFormat,
    lengths.documents,
    lengths.owners,
    lengths.words,
    lengths.wordUnits,
    lengths.idBytes,
    lengths.ownerBytes,
    lengths.postingBytes,
  ]);
  return viewsOf(buffer, lengths);
}

/** Null for what is no segment of this format: its documents are indexed anew. */
export function openSegment(buffer: ArrayBuffer): Segment | null {
  if (buffer.byteLength < headBytes) return null;
  const [format, documents = 0, owners = 0, words = 0, wordUnits = 0, idBytes = 0, ownerBytes = 0, postingBytes = 0] =
    new Uint32Array(buffer, 0, 8);
  const lengths = { documents, owners, words, wordUnits, idBytes, ownerBytes, postingBytes };
  if (format !== segmentFormat || sizeOf(lengths) !== buffer.byteLength) return null;
  return viewsOf(buffer, lengths);
}

// Ids are letters, digits and four signs: one byte each.
const text = (bytes: Uint8Array, from: number, to: number): string => String.fromCharCode(...bytes.subarray(from, to));

export const idAt = ({ ids, idStarts }: Segment, document: number): string =>
  text(ids, idStarts[document] ?? 0, idStarts[document + 1] ?? 0);

export const ownerNamed = ({ owners, ownerStarts }: Segment, owner: number): string =>
  text(owners, ownerStarts[owner] ?? 0, ownerStarts[owner + 1] ?? 0);

export const ownerAt = (segment: Segment, document: number): string =>
  ownerNamed(segment, segment.ownerOf[document] ?? 0);

export const kindAt = (segment: Segment, document: number): Kind => kinds[segment.kinds[document] ?? 0] ?? 'message';

export const wordAt = ({ wordUnits, wordStarts }: Segment, index: number): string =>
  String.fromCharCode(...wordUnits.subarray(wordStarts[index] ?? 0, wordStarts[index + 1] ?? 0));

/** How the word at a place sorts against another: below, at or above 0; 0 also for a word that only begins with it. */
export function compareBeginning({ wordUnits, wordStarts }: Segment, index: number, beginning: string): number {
  const start = wordStarts[index] ?? 0;
  const length = (wordStarts[index + 1] ?? 0) - start;
  for (let at = 0; at < beginning.length; at += 1) {
    if (at === length) return -1;
    const difference = (wordUnits[start + at] ?? 0) - beginning.charCodeAt(at);
    if (difference !== 0) return difference;
  }
  return 0;
}

export const wordLength = ({ wordStarts }: Segment, index: number): number =>
  (wordStarts[index + 1] ?? 0) - (wordStarts[index] ?? 0);

/** The first of `count` places, in order, that `isBefore` is false for. */
export function firstFrom(count: number, isBefore: (place: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isBefore(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Calls with every document of a word, the oldest first. */
export function eachDocument({ postings, postingStarts }: Segment, word: number, see: (document: number) => void) {
  const end = postingStarts[word + 1] ?? 0;
  let document = -1;
  for (let at = postingStarts[word] ?? 0; at < end; ) {
    let step = 0;
    let shift = 0;
    let byte: number;
    do {
      byte = postings[at] ?? 0;
      at += 1;
      step |= (byte & 0x7f) << shift;
      shift += 7;
    } while (byte > 0x7f);
    document += step;
    see(document);
  }
}
