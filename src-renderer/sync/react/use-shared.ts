import { useSyncExternalStore } from 'react';
import { currentDesk, onDeskChange, type WindowDesk } from '../client/window-desk.ts';
import { observeBehind, observeFirst } from './first-reads.ts';

/** One live read shared by every hook that wants it. */
export interface Shared<T> {
  subscribe(listener: () => void): () => void;
  get(): T | undefined;
}

/**
 * A read many components want at once (the list, its counts) runs once per change, not once per component. It runs while somebody
 * listens; its last value stays for who comes next, and belongs to the desk it was read from: who signs in anew sees nothing of it.
 */
export function share<T>(
  read: (desk: WindowDesk) => Promise<T>,
  minIntervalMs = 0,
  { isFirst = false }: { isFirst?: boolean } = {},
): Shared<T> {
  const listeners = new Set<() => void>();
  let last: { desk: WindowDesk; value: T } | null = null;
  let following: WindowDesk | null = null;
  let stop = () => {};
  let stopDesk = () => {};

  const tell = () => {
    for (const listener of listeners) listener();
  };

  function follow(): void {
    const desk = currentDesk();
    if (desk === following) return;
    unfollow();
    if (last !== null && last.desk !== desk) last = null;
    following = desk;
    if (desk !== null) {
      const take = (value: T) => {
        last = { desk, value };
        tell();
      };
      const observe = isFirst ? observeFirst : observeBehind;
      stop = observe(desk, read, take, { minIntervalMs, before: last });
    }
    tell();
  }

  function unfollow(): void {
    stop();
    stop = () => {};
    following = null;
  }

  return {
    subscribe(listener) {
      listeners.add(listener);
      if (listeners.size === 1) {
        stopDesk = onDeskChange(follow);
        follow();
      }
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopDesk();
        unfollow();
      };
    },
    // Asked in the middle of a drawing, before anybody has been told that another agent has signed in.
    get: () => (last !== null && last.desk === currentDesk() ? last.value : undefined),
  };
}

export const useShared = <T>(shared: Shared<T>): T | undefined => useSyncExternalStore(shared.subscribe, shared.get);
