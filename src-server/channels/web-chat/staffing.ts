import type { Clock } from '../../platform/clock.ts';

export interface Staffing {
  /** Asks now. */
  ask(): Promise<boolean>;
  /** Goes on asking while `needed`, and tells of changes. */
  watch(): void;
  stop(): void;
}

const everyMs = 30_000;

/** Whether somebody is there. Polled, because nobody waits for the answer: it only words the page. */
export function createStaffing(
  clock: Clock,
  parts: { ask(): Promise<boolean>; needed(): boolean; changed(staffed: boolean): void },
): Staffing {
  let known: boolean | null = null;
  let cancel: (() => void) | null = null;

  async function ask() {
    const staffed = await parts.ask();
    const changed = known !== null && known !== staffed;
    known = staffed;
    if (changed) parts.changed(staffed);
    return staffed;
  }

  function watch() {
    cancel ??= clock.after(everyMs, async () => {
      // A failing store is noticed and reported where messages are stored; here the last answer stays true.
      if (parts.needed()) await ask().catch(() => known);
      cancel = null;
      if (parts.needed()) watch();
    });
  }

  return {
    ask,
    watch,
    stop() {
      cancel?.();
      cancel = null;
    },
  };
}
