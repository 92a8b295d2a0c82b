import { afterPaint } from '../../platform/after-paint.ts';
import type { WindowDesk } from '../client/window-desk.ts';
import { beganFirst, observeBehind, observeFirst } from './first-reads.ts';

/** A live read under its key: one run for however many components want it. */
export interface LiveStore<T> {
  /** The last answer; undefined before the first. */
  get(): T | undefined;
  /** Reads, now and after every change, as long as anybody listens. */
  subscribe(listener: () => void): () => void;
  /** What is known from elsewhere, for whoever comes next; while somebody listens, what was read counts. */
  offer(value: T): void;
  /** Reads once, unless somebody listens and has it read anyway. @throws what the read throws */
  warm(): Promise<void>;
  /** Not forgotten until the returned function is called, however many answers are kept: it is on screen, one click away. */
  hold(): () => void;
}

export interface LiveOptions {
  minIntervalMs?: number;
  /** What a screen opens for: read at once. All else is read behind the next frame, so that it does not hold that frame up. */
  isFirst?: boolean;
  /** The answer outlives its listeners for a while: shown at once to who comes again, and read anew behind it. */
  isKept?: boolean;
}

/** For what a conversation is opened for, and often opened again for. */
export const atOnceAndKept: LiveOptions = { isFirst: true, isKept: true };

/** Answers kept without listeners, those wanted last: some thirty conversations with what belongs to each. */
const mostKept = 100;

/** They end with their desk: who signs in next finds nothing of it. */
const storesOfDesk = new WeakMap<WindowDesk, Stores>();
type Stores = Map<string, LiveStore<unknown> & { isHeld(): boolean }>;

/** The store of this key, made when there is none. A key names everything its read depends on. */
export function liveStore<T>(
  desk: WindowDesk,
  key: string,
  read: (desk: WindowDesk) => Promise<T>,
  options: LiveOptions = {},
): LiveStore<T> {
  const stores: Stores = storesOfDesk.get(desk) ?? new Map();
  storesOfDesk.set(desk, stores);
  const found = stores.get(key);
  // What lies under a key is what its read gives.
  if (found !== undefined) return found as LiveStore<T>;

  const { minIntervalMs = 0, isFirst = false, isKept = false } = options;
  const listeners = new Set<() => void>();
  let holders = 0;
  let answer: { value: T } | null = null;
  let stop: (() => void) | null = null;
  let once: Promise<void> | null = null;

  function deliver(value: T): void {
    answer = { value };
    for (const listener of listeners) listener();
  }

  function begin(): void {
    const isWaitedFor = isFirst && answer === null;
    if (isWaitedFor && isKept) beginAtOnce();
    else if (isWaitedFor) stop = observeFirst(desk, read, deliver, { minIntervalMs });
    else beginBehind();
  }

  function beginBehind(): void {
    stop = afterPaint(() => {
      stop = observeBehind(desk, read, deliver, { minIntervalMs, before: answer });
    });
  }

  /** Somebody has clicked and waits. A live query begins a turn later, behind frames that show nothing new; it follows. */
  function beginAtOnce(): void {
    const answered = beganFirst();
    stop = answered;
    const follow = () => {
      if (stop === answered) beginBehind();
      answered();
    };
    readOnce().then(follow, follow);
  }

  /** One run for all who ask meanwhile. What is being observed is newer than what was read once. */
  function readOnce(): Promise<void> {
    once ??= Promise.resolve(read(desk))
      .then((value) => {
        if (answer === null || stop === null) deliver(value);
      })
      .finally(() => {
        once = null;
      });
    return once;
  }

  function endIfUnwanted(): void {
    if (listeners.size > 0) return;
    stop?.();
    stop = null;
    if (isKept) forgetOldest(stores);
    else if (stores.get(key) === store) stores.delete(key);
  }

  const store = {
    get: () => answer?.value,
    subscribe(listener: () => void) {
      listeners.add(listener);
      // Behind the others: what is wanted last is forgotten last.
      stores.delete(key);
      stores.set(key, store);
      if (stop === null) begin();
      return () => {
        listeners.delete(listener);
        // One screen in the place of another often wants the same: the read goes on then.
        queueMicrotask(endIfUnwanted);
      };
    },
    offer(value: T) {
      if (stop === null) answer = { value };
    },
    async warm() {
      if (stop === null) await readOnce();
    },
    hold() {
      holders += 1;
      return () => {
        holders -= 1;
      };
    },
    isHeld: () => holders > 0,
  };
  stores.set(key, store);
  if (isKept) forgetOldest(stores);
  return store;
}

/** What is listened to puts itself back as it is drawn; only its answer would be read once more. */
function forgetOldest(stores: Stores): void {
  for (const [key, store] of stores) {
    if (stores.size <= mostKept) return;
    if (!store.isHeld()) stores.delete(key);
  }
}
