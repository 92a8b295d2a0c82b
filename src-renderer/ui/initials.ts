/** Two letters for a face: first and last word's, whole characters in any script; '+3' for a phone number; '?' for nothing. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (/^\+?\d/.test(trimmed)) return trimmed.slice(0, 2);
  const letters = trimmed
    .split(/[\s._-]+/)
    .map(firstLetter)
    .filter((letter) => letter !== '');
  return [letters[0], letters.length > 1 ? letters.at(-1) : ''].join('').toLocaleUpperCase() || '?';
}

/** Matching every script's letters is slow, and a list has many faces: most names begin with a plain letter. */
const firstLetter = (word: string): string =>
  /^[A-Za-z0-9]/.test(word) ? word.charAt(0) : (word.match(/[\p{L}\p{N}]/u)?.[0] ?? '');

/** A stable number in [0, count) for a text: the same customer has the same colour on every desk (FNV-1a). */
export function stableIndex(text: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % count;
}
