import { useSyncExternalStore } from 'react';

const isLookedAt = () => document.visibilityState === 'visible' && document.hasFocus();

/** Whether somebody looks at this window: visible and in front. Reading counts only then. */
export const useLookedAt = (): boolean =>
  useSyncExternalStore((tell) => {
    window.addEventListener('focus', tell);
    window.addEventListener('blur', tell);
    document.addEventListener('visibilitychange', tell);
    return () => {
      window.removeEventListener('focus', tell);
      window.removeEventListener('blur', tell);
      document.removeEventListener('visibilitychange', tell);
    };
  }, isLookedAt);
