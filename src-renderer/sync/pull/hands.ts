import type { Clock } from '../clock.ts';

/** From a key until what it wrote is on the screen, on a slow computer, ms. */
const frameMs = 24;
/** Sooner than this after a key the next one seldom comes, ms … */
const soonestMs = 60;
/** … and later than this only from a hand that has stopped for a thought. */
const latestMs = 200;
/** Who has not touched a key for this long is not writing, ms. */
const writingMs = 1_000;
/** However long a page took: a computer that slept in the middle of one has not been working, ms. */
const longestRestMs = 100;

/**
 * Whether somebody writes in a window of this computer. Small computers have two cores, and rows that pour in take both: a key then
 * waits for a core longer than it needs one. So rows are worked off in the moments after a key is on the screen, when the next one is
 * still on its way. Every wait has an end: a key that is held down stops nothing.
 */
export interface Hands {
  /** A key went down. */
  pressed(): void;
  areWriting(): boolean;
  /** Until the last key is on the screen. */
  untilShown(): Promise<void>;
  /**
   * Until a page's work will hardly meet a key.
   * @param workedMs what the page before took: as long as that is rested where nobody can tell when the next key comes
   */
  untilFree(workedMs: number): Promise<void>;
}

export function createHands(clock: Clock): Hands {
  let pressedAt = Number.NEGATIVE_INFINITY;
  const waiting = new Set<() => void>();
  // The computer's clock may be put back meanwhile.
  const sinceMs = () => Math.max(0, clock.now() - pressedAt);

  async function pause(ms: number): Promise<void> {
    if (ms > 0) await new Promise<void>((resolve) => clock.after(ms, resolve));
  }

  function nextKey(withinMs: number): Promise<void> {
    return new Promise((resolve) => {
      const done = () => {
        waiting.delete(done);
        cancel();
        resolve();
      };
      const cancel = clock.after(withinMs, done);
      waiting.add(done);
    });
  }

  const untilShown = () => pause(frameMs - sinceMs());
  return {
    pressed() {
      pressedAt = clock.now();
      for (const done of [...waiting]) done();
    },
    areWriting: () => sinceMs() < writingMs,
    untilShown,
    async untilFree(workedMs) {
      const since = sinceMs();
      if (since >= latestMs) return since < writingMs ? pause(Math.min(workedMs, longestRestMs)) : undefined;
      if (since > soonestMs) await nextKey(latestMs - since);
      return untilShown();
    },
  };
}
