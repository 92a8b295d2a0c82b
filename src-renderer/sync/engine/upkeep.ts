import { sweepGroups } from '../cache/sweep-groups.ts';
import { makeRoom, trimCache } from '../cache/trim.ts';
import type { Clock } from '../clock.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import type { Limits } from './engine.ts';

/** The desk is live again every 25 s; its size does not change that fast. */
const trimRestMs = 300_000;
/** What left the view leaves the disk within this time. Looking at every record takes a second or two of the worker's time. */
const sweepRestMs = 300_000;

/** Keeps what is cached within its size. Failures are left alone: the next round comes. */
export function createUpkeep(clock: Clock, limits: Limits, onTrimmed: () => void) {
  let trimmedAt = Number.NEGATIVE_INFINITY;
  let sweptAt = Number.NEGATIVE_INFINITY;
  return {
    /** Call whenever the desk is up to date. */
    async trim(desk: OpenDesk): Promise<void> {
      if (clock.now() - trimmedAt < trimRestMs) return;
      trimmedAt = clock.now();
      const trimmed = await trimCache(desk, limits).catch(() => []);
      if (trimmed.length > 0 || clock.now() - sweptAt >= sweepRestMs) {
        sweptAt = clock.now();
        await sweepGroups(desk).catch(() => undefined);
      }
      onTrimmed();
    },
    /** The disk is full. */
    async makeRoom(desk: OpenDesk): Promise<void> {
      await makeRoom(desk)
        .then(() => sweepGroups(desk))
        .catch(() => undefined);
    },
  };
}
