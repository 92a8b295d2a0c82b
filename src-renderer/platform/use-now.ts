import { useCallback, useSyncExternalStore } from 'react';
import { now as serverNow } from './now.ts';

interface Ticker {
  now: number;
  listeners: Set<() => void>;
  timer: ReturnType<typeof setInterval> | null;
}
const tickers = new Map<number, Ticker>();

function tickerOf(everyMs: number): Ticker {
  const ticker = tickers.get(everyMs) ?? { now: serverNow(), listeners: new Set(), timer: null };
  tickers.set(everyMs, ticker);
  return ticker;
}

/**
 * The time, told anew every `everyMs`, epoch ms. Everything that shows an age or a countdown shares one timer a period, so a
 * list of rows is drawn once a tick and its numbers agree.
 */
export function useNow(everyMs = 1_000): number {
  const subscribe = useCallback(
    (tell: () => void) => {
      const ticker = tickerOf(everyMs);
      ticker.listeners.add(tell);
      ticker.now = serverNow();
      ticker.timer ??= setInterval(() => {
        ticker.now = serverNow();
        for (const listener of ticker.listeners) listener();
      }, everyMs);
      return () => {
        ticker.listeners.delete(tell);
        if (ticker.listeners.size > 0 || ticker.timer === null) return;
        clearInterval(ticker.timer);
        ticker.timer = null;
      };
    },
    [everyMs],
  );
  return useSyncExternalStore(subscribe, () => {
    const ticker = tickerOf(everyMs);
    if (ticker.timer === null && serverNow() - ticker.now > everyMs) ticker.now = serverNow();
    return ticker.now;
  });
}
