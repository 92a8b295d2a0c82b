import { liveQuery } from 'dexie';

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

/**
 * Runs `read` now and after every change to what it reads, by whichever window or worker. At most one run per `minIntervalMs`, and
 * the last change is always followed by a run, so that a catch-up of many pages does not fill the UI thread.
 * A failing read (the database is being deleted) leaves the last value standing.
 */
export function observe<T>(read: () => Promise<T>, onValue: (value: T) => void, minIntervalMs = 0): () => void {
  let lastAt = Number.NEGATIVE_INFINITY;
  const subscription = liveQuery(async () => {
    // Waiting inside the query: a change that comes meanwhile starts the query anew, and the abandoned one is never delivered.
    const waitMs = lastAt + minIntervalMs - Date.now();
    if (waitMs > 0) await Promise.resolve(pause(waitMs));
    return read();
  }).subscribe({
    next(value) {
      lastAt = Date.now();
      onValue(value);
    },
    error: () => undefined,
  });
  return () => subscription.unsubscribe();
}
