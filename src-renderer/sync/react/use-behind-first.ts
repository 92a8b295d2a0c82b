import { useEffect } from 'react';
import { afterPaint } from '../../platform/after-paint.ts';
import { behindFirst } from './first-reads.ts';
import { useViewCounts } from './use-conversations.ts';
import { useIsLive } from './use-sync-status.ts';

/** Where nothing comes, because there is nothing or no connection, the rest of the screen does not wait for it any longer, ms. */
const patienceMs = 3_000;

/**
 * Calls `begin` (always the same function) when what the screen is first drawn from is on it: what nobody looks at first is loaded
 * and drawn from then on. On a new computer that is when the first rows have come, not while they are waited for. Who has begun need
 * not go on asking.
 */
export function useBehindFirst(begin: () => void): void {
  const hasRows = (useViewCounts()?.all ?? 0) > 0;
  const isKnown = useIsLive() === true || hasRows;
  useEffect(() => {
    if (!isKnown) {
      const timer = setTimeout(begin, patienceMs);
      return () => clearTimeout(timer);
    }
    let end = afterPaint(() => {
      end = behindFirst(begin);
    });
    return () => end();
  }, [begin, isKnown]);
}
