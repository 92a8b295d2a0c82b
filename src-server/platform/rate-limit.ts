import type { Clock } from './clock.ts';

/**
 * Counts events per key in a sliding pair of windows (the present one plus the earlier one's remaining share), which bounds bursts
 * at window edges. Memory is bounded: keys of past windows are dropped as time moves on.
 */
export function createRateLimit({ clock, limit, windowMs }: { clock: Clock; limit: number; windowMs: number }) {
  let window = 0;
  let present = new Map<string, number>();
  let earlier = new Map<string, number>();

  function turn(now: number): void {
    const current = Math.floor(now / windowMs);
    if (current === window) return;
    earlier = current === window + 1 ? present : new Map();
    present = new Map();
    window = current;
  }

  return {
    /** Counts one event. @returns false when the key is over its limit */
    take(key: string): boolean {
      const now = clock.now();
      turn(now);
      const share = 1 - (now % windowMs) / windowMs;
      const used = (present.get(key) ?? 0) + (earlier.get(key) ?? 0) * share;
      if (used >= limit) return false;
      present.set(key, (present.get(key) ?? 0) + 1);
      return true;
    },
  };
}
export type RateLimit = ReturnType<typeof createRateLimit>;
