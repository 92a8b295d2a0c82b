import { useEffect, useRef, useState } from 'react';

export interface UnsavedGuard {
  /** Somebody wants to leave: ask. */
  asks: boolean;
  stay: () => void;
  leave: () => void;
  /** Leaves by `go`, asking first when something would be lost. */
  tryToLeave: (go: () => void) => void;
  /** What was changed is safe (saved, or meant to be lost): the next way out is open. */
  open: () => void;
}

/**
 * Holds back whoever leaves a form with unsaved changes: by its own button, by the Back button or a link, by closing the page.
 * The address changes before anybody is told, so it is put back before the screens see it.
 */
export function useUnsavedGuard(isDirty: boolean): UnsavedGuard {
  const [wanted, setWanted] = useState<{ go: () => void } | null>(null);
  const isOpen = useRef(false);
  useEffect(() => {
    if (!isDirty) {
      // A form that stays on screen after saving is guarded anew.
      isOpen.current = false;
      return undefined;
    }
    const here = globalThis.location.hash;
    const onHashChange = (event: HashChangeEvent) => {
      const there = globalThis.location.hash;
      if (there === here || isOpen.current) return;
      event.stopImmediatePropagation();
      globalThis.history.replaceState(null, '', here);
      setWanted({
        go: () => {
          globalThis.location.hash = there;
        },
      });
    };
    const onUnload = (event: BeforeUnloadEvent) => {
      if (!isOpen.current) event.preventDefault();
    };
    // In the capture phase, before the router's own listener.
    globalThis.addEventListener('hashchange', onHashChange, true);
    globalThis.addEventListener('beforeunload', onUnload);
    return () => {
      globalThis.removeEventListener('hashchange', onHashChange, true);
      globalThis.removeEventListener('beforeunload', onUnload);
    };
  }, [isDirty]);
  return {
    asks: wanted !== null,
    stay: () => setWanted(null),
    leave: () => {
      isOpen.current = true;
      setWanted(null);
      wanted?.go();
    },
    open: () => {
      isOpen.current = true;
    },
    tryToLeave: (go) => (isDirty ? setWanted({ go }) : go()),
  };
}
