const sorted = (values: readonly number[]): number[] => [...values].sort((a, b) => a - b);

/** @param share 0 to 1: 0.95 is the value that 95 of 100 samples do not exceed. @throws without samples */
export function percentile(values: readonly number[], share: number): number {
  const found = sorted(values)[Math.max(0, Math.ceil(share * values.length) - 1)];
  if (found === undefined) throw new Error('there are no samples to take a percentile of');
  return found;
}

export function median(values: readonly number[]): number {
  const all = sorted(values);
  const middle = all.length / 2;
  const [low, high] = [all[Math.ceil(middle) - 1], all[Math.floor(middle)]];
  if (low === undefined || high === undefined) throw new Error('there are no samples to take a median of');
  return (low + high) / 2;
}

/**
 * Runs several ways of doing a thing in turns, so that whatever the machine does meanwhile meets all of them alike. The first
 * round (number 0) warms up and is not counted; the order turns round every time. On a slow machine it ends with the round that
 * is under way when the time is up, and never before one was counted.
 * @returns each way's counted samples, in whatever unit the ways answer
 */
export async function inTurns<K extends string>(
  limits: { rounds: number; budgetMs: number },
  ways: Readonly<Record<K, (round: number) => Promise<number>>>,
): Promise<Record<K, number[]>> {
  const names = Object.keys(ways) as K[];
  const samples = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<K, number[]>;
  const end = performance.now() + limits.budgetMs;
  for (let round = 0; round <= limits.rounds && (round < 2 || performance.now() < end); round += 1) {
    for (const name of round % 2 === 0 ? names : [...names].reverse()) {
      const value = await ways[name](round);
      if (round > 0) samples[name].push(value);
    }
  }
  return samples;
}

/** Runs the same in pairs and answers the median of each pair's ratio: more robust than the ratio of medians. */
export const ratios = (over: readonly number[], under: readonly number[]): number[] =>
  over.map((value, index) => value / (under[index] ?? Number.NaN));
