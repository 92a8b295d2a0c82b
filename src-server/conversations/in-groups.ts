/** So many at once keep a transaction short enough for whoever waits for its rows. */
const mostAtOnce = 100;

interface Waiting<T, R> {
  item: T;
  resolve(result: R): void;
  reject(error: unknown): void;
}

/**
 * Does together what comes together: the first that comes is begun at once, whatever comes while it is being done is done in one go
 * after it. So a quiet server answers without delay, and a busy one pays once for many.
 *
 * Of one lane only one is in hand at a time, in the order they came. What a group leaves undone, also by failing, is done alone: one
 * that cannot be done never takes others with it.
 */
export function inGroups<T, R>(parts: {
  laneOf(item: T): string;
  /** Does all or some of these at once. What is missing in the answer was left untouched. */
  together(items: readonly T[]): Promise<ReadonlyMap<T, R>>;
  alone(item: T): Promise<R>;
  /** A group was given up; each of its items is done alone now. */
  failed(error: unknown): void;
}): (item: T) => Promise<R> {
  const { laneOf, together, alone, failed } = parts;
  let waiting: Waiting<T, R>[] = [];
  const busyLanes = new Set<string>();
  let isRunning = false;

  function take(): Waiting<T, R>[] {
    const taken: Waiting<T, R>[] = [];
    const left: Waiting<T, R>[] = [];
    const skipped = new Set<string>();
    for (const one of waiting) {
      const lane = laneOf(one.item);
      // Nobody overtakes an earlier one of the same lane that has to wait.
      if (taken.length === mostAtOnce || busyLanes.has(lane) || skipped.has(lane)) {
        skipped.add(lane);
        left.push(one);
      } else {
        busyLanes.add(lane);
        taken.push(one);
      }
    }
    waiting = left;
    return taken;
  }

  function settled({ item }: Waiting<T, R>): void {
    busyLanes.delete(laneOf(item));
    start();
  }

  async function run(group: readonly Waiting<T, R>[]): Promise<void> {
    const done = await together(group.map(({ item }) => item)).catch((error: unknown): ReadonlyMap<T, R> => {
      failed(error);
      return new Map();
    });
    isRunning = false;
    for (const one of group) {
      const result = done.get(one.item);
      if (result !== undefined) {
        one.resolve(result);
        settled(one);
      } else
        void alone(one.item)
          .then(one.resolve, one.reject)
          .finally(() => settled(one));
    }
    start();
  }

  function start(): void {
    if (isRunning || waiting.length === 0) return;
    isRunning = true;
    // What comes in the same breath comes along.
    queueMicrotask(() => {
      const group = take();
      if (group.length > 0) void run(group);
      else isRunning = false;
    });
  }

  return (item) =>
    new Promise<R>((resolve, reject) => {
      waiting.push({ item, resolve, reject });
      start();
    });
}
