import type { Clock } from './clock.ts';

/** The outcome of work that may never end, or null when it has not come in time. The work itself goes on. */
export function within<T>(clock: Clock, ms: number, work: Promise<T>): Promise<T | null> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(ms, () => resolve(null));
    work.then(resolve, reject).finally(cancel);
  });
}
