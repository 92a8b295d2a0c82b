const firstMs = 1_000;
const longestMs = 5 * 60_000;
/** Servers lock accounts after a few wrong passwords, so those are tried rarely. */
const signInMs = 30_000;

/**
 * How long to wait before the next attempt, in ms: doubling to five minutes, with half of it random, so that a hundred inboxes do
 * not come back to a restarted server in the same second.
 * @param failures attempts that failed in a row, at least 1
 * @param random 0 ≤ random < 1
 */
export function backOffMs(failures: number, signInRefused: boolean, random: number): number {
  const base = Math.min(longestMs, (signInRefused ? signInMs : firstMs) * 2 ** Math.min(failures - 1, 16));
  return Math.round(base * (0.5 + random / 2));
}
