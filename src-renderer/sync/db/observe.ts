import { liveQuery } from 'dexie';
import { keepSame } from './keep-same.ts';
import { readAgain } from './pace.ts';

/** A read that takes long is run less often, so that reading never takes more than about a quarter of a thread. */
const restPerRun = 3;
/** However long a run took: a computer that slept in the middle of one has not been reading, ms. */
const longestRestMs = 2_000;

/** A failed read (the database is being upgraded or deleted) is tried again after this. */
const retryMs = 1_000;

export interface ObserveOptions<T> {
  /** At most one run in this time, ms. */
  minIntervalMs?: number;
  /** What was delivered by an earlier one: the same is not delivered again. */
  before?: { value: T } | null;
}

/**
 * Runs `read` now and after every change to what it read, by whichever window or worker. The last change is always followed by a run.
 *
 * A plain live query starts anew at every change and delivers only when it finishes undisturbed, so during a long catch-up it
 * would show nothing at all. Here each run is finished and its value delivered, and the change that came meanwhile causes the next.
 * What has not changed keeps its identity, and a value that has not changed at all is not delivered again.
 */
export function observe<T>(
  read: () => Promise<T>,
  onValue: (value: T) => void,
  { minIntervalMs = 0, before = null }: ObserveOptions<T> = {},
): () => void {
  let stopped = false;
  let tookMs = 0;
  let isFirst = true;
  let delivered = before;
  let unsubscribe = () => {};
  let letGo = () => {};

  function next(waitMs: number): void {
    unsubscribe();
    letGo();
    if (!stopped) letGo = readAgain(run, waitMs);
  }

  function run(): void {
    let startedAt: number | null = null;
    const subscription = liveQuery(async () => {
      if (startedAt !== null) {
        // Called a second time: what the first run read has changed.
        const restMs = Math.min(longestRestMs, restPerRun * tookMs);
        next(Math.max(0, startedAt + Math.max(minIntervalMs, restMs) - performance.now()));
        return;
      }
      // Not by the computer's clock: it is put right now and then.
      startedAt = performance.now();
      try {
        const fresh = await read();
        // The first run waits for the database to open: that is no reading, and what comes next must not rest for it.
        tookMs = isFirst ? 0 : performance.now() - startedAt;
        isFirst = false;
        // In a task of its own: listeners must not run inside the query's zone.
        setTimeout(() => deliver(fresh), 0);
      } catch {
        next(retryMs);
      }
    }).subscribe({});
    unsubscribe = () => subscription.unsubscribe();
  }

  function deliver(fresh: T): void {
    if (stopped) return;
    const value = delivered === null ? fresh : keepSame(delivered.value, fresh);
    const isSame = delivered !== null && Object.is(delivered.value, value);
    delivered = { value };
    if (!isSame) onValue(value);
  }

  run();
  return () => {
    stopped = true;
    letGo();
    unsubscribe();
  };
}
