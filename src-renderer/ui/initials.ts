/** Two letters for a face: first and last word's, whole characters in any script; '+3' for a phone number; '?' for nothing. */
export function initialsOf(name: string): string {
  const trimmed = name.trim();
  if (/^\+?\d/.test(trimmed)) return trimmed.slice(0, 2);
  const words = trimmed.split(/[\s._-]+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map(
    (word) => word?.match(/[\p{L}\p{N}]/u)?.[0] ?? '',
  );
  return letters.join('').toLocaleUpperCase() || '?';
}

/** A stable number in [0, count) for a text: the same customer has the same colour on every desk (FNV-1a). */
export function stableIndex(text: string, count: number): number {
  let hash = 0x811c9dc5;
  for (const unit of text) hash = Math.imul(hash ^ (unit.codePointAt(0) ?? 0), 0x01000193);
  return (hash >>> 0) % count;
}
