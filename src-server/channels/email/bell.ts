import type { Clock } from '../../platform/clock.ts';

/** Wakes one waiter. A ring before the wait is remembered, so that nothing between "look" and "wait" is missed. */
interface Bell {
  ring(): void;
  /** Resolves at the next ring, or after `ms`. */
  wait(ms: number): Promise<void>;
}

export function createBell(clock: Clock): Bell {
  let rung = false;
  let wake: (() => void) | null = null;
  return {
    ring() {
      rung = true;
      wake?.();
    },
    wait(ms) {
      return new Promise((resolve) => {
        const cancel = clock.after(ms, () => wake?.());
        wake = () => {
          wake = null;
          rung = false;
          cancel();
          resolve();
        };
        if (rung) wake();
      });
    },
  };
}
