import type { Clock } from '../../platform/clock.ts';

export interface RateLimit {
  /** 0: go on. Else the milliseconds after which one more is allowed. */
  take(key: string): number;
}

/**
 * Token buckets by key: `burst` at once, then `perMinute`. Full buckets are forgotten, so memory follows the number of busy
 * visitors and a new connection does not start with a fresh allowance.
 */
export function createRateLimit(clock: Clock, { burst, perMinute }: { burst: number; perMinute: number }): RateLimit {
  const buckets = new Map<string, { tokens: number; at: number }>();
  const perMs = perMinute / 60_000;
  const filled = (bucket: { tokens: number; at: number }, now: number) =>
    Math.min(burst, bucket.tokens + (now - bucket.at) * perMs);
  let sweepAt = 1_000;
  return {
    take(key) {
      const now = clock.now();
      if (buckets.size >= sweepAt) {
        for (const [other, bucket] of buckets) if (filled(bucket, now) >= burst) buckets.delete(other);
        sweepAt = Math.max(1_000, buckets.size * 2);
      }
      const tokens = filled(buckets.get(key) ?? { tokens: burst, at: now }, now);
      const allowed = tokens >= 1;
      buckets.set(key, { tokens: allowed ? tokens - 1 : tokens, at: now });
      return allowed ? 0 : Math.ceil((1 - tokens) / perMs);
    },
  };
}
