/** Longer ones are addresses and keys; their beginning finds them as well. */
const longestWord = 32;
/** A mail of a hundred pages is found by its first twenty. */
const longestText = 40_000;
/** More words than this narrow nothing down any further; each has a bit of its own. */
export const mostWords = 8;

const isPlain = /^[\0-\x7f]*$/;
const marks = /\p{M}+/gu;
const word = /[\p{L}\p{N}]+/gu;
/** Letters whose stroke or ligature is no mark of its own, so that taking marks off leaves them. */
const plainLetters: Readonly<Record<string, string>> = {
  đ: 'd',
  ð: 'd',
  ł: 'l',
  ø: 'o',
  ħ: 'h',
  ŧ: 't',
  ı: 'i',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  þ: 'th',
  ґ: 'г',
};
const special = /[đðłøħŧıßæœþґ]/g;

/** Small letters without accents, compatibility forms (full-width, ligatures) made plain. */
export function fold(text: string): string {
  if (isPlain.test(text)) return text.toLowerCase();
  return (
    text
      // "№ 42" would become the word "no42" otherwise.
      .replaceAll('№', ' ')
      .normalize('NFKD')
      .toLowerCase()
      .replace(marks, '')
      .replace(special, (letter) => plainLetters[letter] ?? letter)
  );
}

/** Words as they are looked for, so that "kovac" finds "Kovač" and "strasse" finds "Straße". In order, repeated ones too. */
export function wordsOf(text: string): string[] {
  const folded = fold(text.length > longestText ? text.slice(0, longestText) : text);
  const found = folded.match(word) ?? [];
  return found.map((one) => (one.length > longestWord ? one.slice(0, longestWord) : one));
}

/**
 * The ways in which a typed text can be meant, each a list of words that all have to be found. A phone number written in groups is
 * also one long word, without the zeros it is dialled with: "040 123 456" is +38640123456.
 */
export function meaningsOf(text: string): string[][] {
  const words = [...new Set(wordsOf(text))].slice(0, mostWords);
  if (words.length === 0) return [];
  const digits = text.replace(/\D/g, '').replace(/^0+/, '');
  const isNumber = words.length > 1 && digits.length >= 6 && /^[\d\s+()/.-]+$/.test(text);
  return isNumber ? [words, [digits.slice(0, longestWord)]] : [words];
}

/** Where one of the words (already folded) stands in the text as written; null when nowhere. */
export function findWord(text: string, wanted: readonly string[]): { at: number; length: number } | null {
  for (const match of text.slice(0, longestText).matchAll(/[\p{L}\p{N}\p{M}]+/gu)) {
    const there = fold(match[0]);
    if (wanted.some((one) => there.startsWith(one))) return { at: match.index, length: match[0].length };
  }
  return null;
}

/** A number for a text, the same for the same text: whether something has to be indexed anew. FNV-1a, 32 bits. */
export function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at += 1) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}
