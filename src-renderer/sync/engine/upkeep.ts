import { countCached } from '../cache/count-cached.ts';
import { gatherThreads } from '../cache/gather-threads.ts';
import { sweepGroups } from '../cache/sweep-groups.ts';
import { makeRoom, trimCache } from '../cache/trim.ts';
import type { Clock } from '../clock.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import type { Limits } from './engine.ts';

/** The desk is live again every 25 s; its size does not change that fast. */
const trimRestMs = 300_000;
/** What left the view leaves the disk within this time. Looking at every record takes a second or two of the worker's time. */
const sweepRestMs = 300_000;
/** A start is the agent's: what nothing new has come to is looked after when they are settled. */
const settledMs = 10_000;

/** A piece of work rests for as long as it took, but never longer than this. */
const longestPauseMs = 40;
/** While rows pour in it waits this long before it looks again. */
const busyMs = 1_000;

export interface UpkeepOptions {
  clock: Clock;
  limits: Limits;
  /** Whether rows are pouring in. */
  isBusy(): boolean;
  /** It is known anew how much there is. */
  onChange(): void;
}

/** Keeps what is cached counted, in order and within its size. Failures are left alone: the next round comes. */
export function createUpkeep({ clock, limits, isBusy, onChange }: UpkeepOptions) {
  const startedAt = clock.now();
  /** Desks that are being looked after, and whether they shall be once more. */
  const asked = new WeakMap<OpenDesk, 'once' | 'again'>();
  let trimmedAt = Number.NEGATIVE_INFINITY;
  let sweptAt = Number.NEGATIVE_INFINITY;

  async function trim(desk: OpenDesk): Promise<void> {
    if (clock.now() - trimmedAt < trimRestMs) return;
    trimmedAt = clock.now();
    const trimmed = await trimCache(desk, limits).catch(() => []);
    if (trimmed.length > 0 || clock.now() - sweptAt >= sweepRestMs) {
      sweptAt = clock.now();
      await sweepGroups(desk).catch(() => undefined);
    }
    onChange();
  }

  const pause = (ms: number) => new Promise<void>((resolve) => clock.after(ms, resolve));

  function rests({ db }: OpenDesk): () => Promise<void> {
    let workedFrom = clock.now();
    return async () => {
      do await pause(isBusy() ? busyMs : Math.min(longestPauseMs, clock.now() - workedFrom));
      while (isBusy() && db.isOpen());
      workedFrom = clock.now();
    };
  }

  async function lookAfter(desk: OpenDesk, hasNews: boolean): Promise<void> {
    const settlesInMs = startedAt + settledMs - clock.now();
    if (!hasNews && settlesInMs > 0) await pause(settlesInMs);
    await trim(desk);
    await gatherThreads(desk, rests(desk)).catch(() => undefined);
  }

  return {
    /** Call whenever the desk is up to date. */
    async round(desk: OpenDesk): Promise<void> {
      const hasNews = await countCached(desk).catch(() => false);
      if (hasNews) onChange();
      const isUnderWay = asked.has(desk);
      asked.set(desk, isUnderWay ? 'again' : 'once');
      if (isUnderWay) return;
      await lookAfter(desk, hasNews);
      while (asked.get(desk) === 'again' && desk.db.isOpen()) {
        asked.set(desk, 'once');
        await lookAfter(desk, true);
      }
      asked.delete(desk);
    },
    /** The disk is full. */
    async makeRoom(desk: OpenDesk): Promise<void> {
      await makeRoom(desk)
        .then(() => sweepGroups(desk))
        .catch(() => undefined);
    },
  };
}
