import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { compensateWaiting } from './compensate.ts';
import { endWrapUps } from './end-wrap-ups.ts';
import { recheckPromises } from './recheck-promises.ts';
import { type PromiseAlert, tellDue } from './tell-due.ts';

const everyMs = 1_000;

/** Looks once a second for promises that are about to break, waits that cost a voucher, and wrap-ups that are over. */
export function createPromiseKeeper(parts: {
  store: Store;
  clock: Clock;
  log: Logger;
  /** Tells people; what is told is in the rows as well. */
  alert(alert: PromiseAlert): void;
  /** There is something to send. */
  sending(): void;
}) {
  const { store, clock, log, alert, sending } = parts;
  let cancelTimer = () => {};
  let running: Promise<void> = Promise.resolve();
  let stopped = false;
  let recheck = false;

  async function look(): Promise<void> {
    const now = clock.now();
    if (recheck) {
      recheck = false;
      await recheckPromises(store).catch((error: unknown) => {
        recheck = true;
        throw error;
      });
    }
    for (const one of await tellDue(store, now)) alert(one);
    await endWrapUps(store, now);
    const given = await compensateWaiting(store, now);
    if (given.length > 0) sending();
    for (const conversationId of given) log.info({ conversationId }, 'an unanswered customer got a voucher');
  }

  function plan(): void {
    cancelTimer = clock.after(everyMs, () => {
      running = look()
        .catch((error: unknown) => log.error({ err: error }, 'promises could not be looked after; it is tried again'))
        .finally(() => {
          if (!stopped) plan();
        });
    });
  }

  return {
    start: plan,
    /** Policies or hours have changed: everything is measured anew. */
    policiesChanged(): void {
      recheck = true;
    },
    async stop(): Promise<void> {
      stopped = true;
      cancelTimer();
      await running;
    },
  };
}
