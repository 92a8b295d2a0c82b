import type { Part } from './search-index.ts';

/** As many parts of about one size make the next larger one. */
const fanIn = 8;
const smallest = 512;
/** Larger ones are not merged any further: each is worked on as a whole, in memory. */
const largest = smallest * fanIn * fanIn;
const mostDead = 1 / 3;

/** How often a part of this many documents has been merged, as it were. */
const tierOf = (count: number): number => (count < smallest * fanIn ? 0 : count < largest ? 1 : 2);

/** Parts to make one of; empty when all is well. Keeps both few: parts to look through, and times a document is moved. */
export function chooseMerge(parts: readonly Part[]): Part[] {
  const rotten = parts.find(({ segment, deadCount }) => deadCount > segment.count * mostDead);
  if (rotten !== undefined) return [rotten];
  for (const tier of [0, 1]) {
    const alike = parts.filter(({ segment }) => tierOf(segment.count) === tier);
    if (alike.length >= fanIn) return alike.slice(0, fanIn);
  }
  return [];
}
