import { keyOfDocument, kinds, type SearchDocument } from './document.ts';
import { emptySegment, type Segment } from './segment.ts';
import { hashOf } from './words.ts';

export type DocumentHead = Omit<SearchDocument, 'words'>;

/** Bytes that grow. */
class ByteList {
  #bytes = new Uint8Array(4_096);
  length = 0;

  push(byte: number): void {
    if (this.length === this.#bytes.length) {
      const larger = new Uint8Array(this.#bytes.length * 2);
      larger.set(this.#bytes);
      this.#bytes = larger;
    }
    this.#bytes[this.length] = byte;
    this.length += 1;
  }

  /** Seven bits a byte, the lowest first; the highest bit says that more follow. */
  pushNumber(value: number): void {
    let rest = value;
    while (rest > 0x7f) {
      this.push((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    this.push(rest);
  }

  view = (): Uint8Array => this.#bytes.subarray(0, this.length);
}

/** Takes in words one after another, in order, and makes a segment of them. */
export class SegmentWriter {
  readonly #words: string[] = [];
  readonly #starts: number[] = [];
  readonly #postings = new ByteList();
  #units = 0;

  /** @param documents growing numbers, at least one; each word after those that sort before it */
  add(word: string, documents: readonly number[]): void {
    this.#words.push(word);
    this.#starts.push(this.#postings.length);
    this.#units += word.length;
    let last = -1;
    for (const document of documents) {
      this.#postings.pushNumber(document - last);
      last = document;
    }
  }

  /** @param heads in the order of the documents' numbers */
  finish(heads: readonly DocumentHead[]): Segment {
    const owners = [...new Set(heads.map(({ owner }) => owner))];
    const ownerNumbers = new Map(owners.map((owner, number) => [owner, number]));
    const lengthOf = (texts: readonly string[]) => texts.reduce((sum, { length }) => sum + length, 0);
    const segment = emptySegment({
      documents: heads.length,
      owners: owners.length,
      words: this.#words.length,
      wordUnits: this.#units,
      idBytes: lengthOf(heads.map(({ id }) => id)),
      ownerBytes: lengthOf(owners),
      postingBytes: this.#postings.length,
    });
    heads.forEach(({ kind, owner, at, hash }, document) => {
      segment.ats[document] = at;
      segment.hashes[document] = hash;
      segment.ownerOf[document] = ownerNumbers.get(owner) ?? 0;
      segment.kinds[document] = kinds.indexOf(kind);
    });
    write(
      heads.map(({ id }) => id),
      segment.ids,
      segment.idStarts,
    );
    write(owners, segment.owners, segment.ownerStarts);
    write(this.#words, segment.wordUnits, segment.wordStarts);
    segment.postings.set(this.#postings.view());
    segment.postingStarts.set([...this.#starts, this.#postings.length]);
    const keys = heads
      .map(({ kind, id }, document) => ({ hash: hashOf(keyOfDocument(kind, id)), document }))
      .sort((a, b) => a.hash - b.hash);
    keys.forEach(({ hash, document }, place) => {
      segment.keyHashes[place] = hash;
      segment.keyDocuments[place] = document;
    });
    return segment;
  }
}

/** Texts one after another, and where each begins. */
function write(texts: readonly string[], units: Uint8Array | Uint16Array, starts: Uint32Array): void {
  let at = 0;
  texts.forEach((text, number) => {
    starts[number] = at;
    for (let index = 0; index < text.length; index += 1) units[at + index] = text.charCodeAt(index);
    at += text.length;
  });
  starts[texts.length] = at;
}

/** @param unsorted none of them twice */
export function buildSegment(unsorted: readonly SearchDocument[]): Segment {
  const documents = [...unsorted].sort((a, b) => a.at - b.at);
  const lists = new Map<string, number[]>();
  documents.forEach(({ words }, number) => {
    for (const word of words) {
      const list = lists.get(word);
      if (list === undefined) lists.set(word, [number]);
      else list.push(number);
    }
  });
  const writer = new SegmentWriter();
  for (const word of [...lists.keys()].sort()) writer.add(word, lists.get(word) ?? []);
  return writer.finish(documents);
}
