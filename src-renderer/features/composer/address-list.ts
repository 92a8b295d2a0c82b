const address = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+$/;
const named = /^.*<([^<>]+)>$/;

/** The bare address of `Ana <ana@example.com>` or `ana@example.com`; null when it is none. */
export function bareAddress(text: string): string | null {
  const bare = (named.exec(text.trim())?.[1] ?? text).trim();
  return address.test(bare) ? bare : null;
}

/** Cuts what was typed or pasted at commas, semicolons and line ends. */
export function splitAddresses(text: string): { good: string[]; bad: string[] } {
  const parts = text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter(Boolean);
  return {
    good: parts.filter((part) => bareAddress(part) !== null),
    bad: parts.filter((part) => bareAddress(part) === null),
  };
}
