import { useEffect, useState } from 'react';

/**
 * Keeps the screen from going dark while a wall looks at it. The browser takes the lock away whenever the page is hidden, so it is
 * asked for again each time the page comes back. Says whether it holds; a browser without the means answers false.
 */
export function useWakeLock(): boolean {
  const [holds, setHolds] = useState(false);
  useEffect(() => {
    if (!('wakeLock' in navigator)) return undefined;
    let lock: WakeLockSentinel | null = null;
    let over = false;
    const take = async () => {
      if (document.visibilityState !== 'visible' || over) return;
      // Refused on a low battery or by policy: the wall works all the same.
      lock = await navigator.wakeLock.request('screen').catch(() => null);
      if (over) void lock?.release();
      setHolds(lock !== null);
      lock?.addEventListener('release', () => setHolds(false));
    };
    const again = () => void take();
    void take();
    document.addEventListener('visibilitychange', again);
    return () => {
      over = true;
      document.removeEventListener('visibilitychange', again);
      void lock?.release();
    };
  }, []);
  return holds;
}
