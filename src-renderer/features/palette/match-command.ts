/** Whether every word typed begins a word of the command's name, accents and case apart. */
export function matchesCommand(name: string, query: string): boolean {
  const plain = (text: string) =>
    text
      .normalize('NFD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(Boolean);
  const words = plain(name);
  return plain(query).every((wanted) => words.some((word) => word.startsWith(wanted)));
}
