import { useSyncExternalStore } from 'react';

const listFor = (query: string) => globalThis.matchMedia?.(query);

/** Whether a media query holds, kept true as the window changes. */
export function useMediaQuery(query: string): boolean {
  return useSyncExternalStore(
    (tell) => {
      const list = listFor(query);
      list?.addEventListener('change', tell);
      return () => list?.removeEventListener('change', tell);
    },
    () => listFor(query)?.matches ?? false,
  );
}
