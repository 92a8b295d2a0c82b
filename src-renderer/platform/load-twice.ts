/** A connection that broke off is often back after this, ms. */
const pauseMs = 1_000;

/** Loads code that may not come: it is asked for once more after a pause. @throws what the second try throws */
export const loadTwice = <T>(load: () => Promise<T>): Promise<T> =>
  load().catch(() => new Promise((resolve) => setTimeout(resolve, pauseMs)).then(load));
