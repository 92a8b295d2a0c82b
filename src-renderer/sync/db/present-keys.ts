/** So few are asked for one by one … */
export const fewKeys = 16;
/** … and where many more than they are lie between the first and the last, they are asked for in halves. */
const mostOthers = 256;

/**
 * What is there of these ids. They follow the time they were made at, so what was just said lies behind all that is here, and one
 * question for what lies between the first and the last of them is enough; asking for each of a page would cost as much as writing it.
 * @param between what belongs to ids from the first to the last, at most `limit` of it
 * @param each what belongs to these, and perhaps to others
 * @param atMost belongs to so many ids; where more is found between the first and the last, some is not theirs, and they are asked for
 * in halves
 * @returns what belongs to them, and perhaps to others between them
 */
export async function presentKeys<K>(
  ids: readonly string[],
  between: (first: string, last: string, limit: number) => PromiseLike<K[]>,
  each: (ids: readonly string[]) => PromiseLike<K[]>,
  atMost = (_asked: number): number => Number.POSITIVE_INFINITY,
): Promise<Set<K>> {
  const sorted = [...ids].sort();
  const found = new Set<K>();
  async function look(some: readonly string[]): Promise<void> {
    const [first, last] = [some[0], some.at(-1)];
    if (first === undefined || last === undefined) return;
    const most = 2 * some.length + mostOthers;
    const isFew = some.length <= fewKeys;
    const keys = isFew ? await each(some) : await between(first, last, most);
    const different = new Set(keys);
    if (isFew || (keys.length < most && different.size <= atMost(some.length))) {
      for (const key of different) found.add(key);
      return;
    }
    const middle = some.length >> 1;
    await look(some.slice(0, middle));
    await look(some.slice(middle));
  }
  await look(sorted);
  return found;
}
