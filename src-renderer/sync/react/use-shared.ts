import { useSyncExternalStore } from 'react';
import { currentDesk, onDeskChange, type WindowDesk } from '../client/window-desk.ts';
import { observe } from '../db/observe.ts';

/** One live read shared by every hook that wants it. */
export interface Shared<T> {
  subscribe(listener: () => void): () => void;
  get(): T | undefined;
}

/**
 * A read many components want at once (the list, its counts) runs once per change, not once per component. It starts with the first
 * listener and ends with the last; when another agent signs in it starts anew.
 */
export function share<T>(read: (desk: WindowDesk) => Promise<T>, minIntervalMs = 0): Shared<T> {
  const listeners = new Set<() => void>();
  let value: T | undefined;
  let of: WindowDesk | null = null;
  let stop = () => {};
  let stopDesk = () => {};

  function follow(): void {
    const desk = currentDesk();
    if (desk === of) return;
    stop();
    stop = () => {};
    of = desk;
    value = undefined;
    if (desk !== null) {
      stop = observe(
        () => read(desk),
        (next) => {
          value = next;
          for (const listener of listeners) listener();
        },
        { minIntervalMs },
      );
    }
    for (const listener of listeners) listener();
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
        stop();
        stop = () => {};
        of = null;
      };
    },
    get: () => value,
  };
}

export const useShared = <T>(shared: Shared<T>): T | undefined => useSyncExternalStore(shared.subscribe, shared.get);
