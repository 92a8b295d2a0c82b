import { liveQuery } from 'dexie';

/** A read that takes long is run less often, so that reading never takes more than about a quarter of a thread. */
const restPerRun = 3;

/** A failed read (the database is being upgraded or deleted) is tried again after this. */
const retryMs = 1_000;

/**
 * Runs `read` now and after every change to what it read, by whichever window or worker. At most one run per `minIntervalMs`; the
 * last change is always followed by a run.
 *
 * A plain live query starts anew at every change and delivers only when it finishes undisturbed, so during a long catch-up it
 * would show nothing at all. Here each run is finished and its value delivered, and the change that came meanwhile causes the next.
 */
export function observe<T>(read: () => Promise<T>, onValue: (value: T) => void, minIntervalMs = 0): () => void {
  let stopped = false;
  let tookMs = 0;
  let isFirst = true;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe = () => {};

  function next(waitMs: number): void {
    unsubscribe();
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(run, waitMs);
  }

  function run(): void {
    let startedAt: number | null = null;
    const subscription = liveQuery(async () => {
      if (startedAt !== null) {
        // Called a second time: what the first run read has changed.
        next(Math.max(0, startedAt + Math.max(minIntervalMs, restPerRun * tookMs) - Date.now()));
        return;
      }
      startedAt = Date.now();
      try {
        const value = await read();
        // The first run waits for the database to open: that is no reading, and what comes next must not rest for it.
        tookMs = isFirst ? 0 : Date.now() - startedAt;
        isFirst = false;
        // In a task of its own: listeners must not run inside the query's zone.
        setTimeout(() => !stopped && onValue(value), 0);
      } catch {
        next(retryMs);
      }
    }).subscribe({});
    unsubscribe = () => subscription.unsubscribe();
  }

  run();
  return () => {
    stopped = true;
    clearTimeout(timer);
    unsubscribe();
  };
}
