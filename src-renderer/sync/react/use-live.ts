import { startTransition, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { currentDesk, onDeskChange, type WindowDesk } from '../client/window-desk.ts';
import { type LiveOptions, type LiveStore, liveStore } from './live-store.ts';

export const useDesk = (): WindowDesk | null => useSyncExternalStore(onDeskChange, currentDesk);

/**
 * What `read` gives, again after every change to the rows it read. Undefined until the first answer, and again while another
 * question (`key`) is being answered. `key` names everything `read` depends on, and with it the read: who asks the same shares one
 * run. Null asks nothing.
 *
 * What has changed is drawn when there is time: rows that come in never hold up what the agent does.
 */
export function useLive<T>(
  key: string | null,
  read: (desk: WindowDesk) => Promise<T>,
  options: LiveOptions = {},
): T | undefined {
  const desk = useDesk();
  return useLiveStore(desk === null || key === null ? null : liveStore(desk, key, read, options));
}

/** What a store has, drawn as `useLive` does; null asks nothing. */
export function useLiveStore<T>(store: LiveStore<T> | null): T | undefined {
  const [answer, setAnswer] = useState<{ store: LiveStore<T>; value: T | undefined } | null>(null);
  const shown = answer !== null && answer.store === store ? answer.value : store?.get();
  const latest = useRef(shown);
  useEffect(() => {
    latest.current = shown;
  });
  useEffect(() => {
    if (store === null) return;
    const take = () => {
      const value = store.get();
      if (Object.is(value, latest.current)) return;
      // A first answer is waited for.
      if (latest.current === undefined) setAnswer({ store, value });
      else startTransition(() => setAnswer({ store, value }));
    };
    take();
    return store.subscribe(take);
  }, [store]);
  return shown;
}
