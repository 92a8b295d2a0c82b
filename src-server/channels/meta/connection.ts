import type { TestReport } from '#shared/contract/socket.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HealthReporter } from '../health-reporter.ts';

export type Step = TestReport['steps'][number];

const firstRetryMs = 15_000;
const lastRetryMs = 15 * 60_000;

/**
 * Checks the account when the inbox starts, tells its health, and checks again, ever less often, until it works. Webhooks and sends
 * do not wait for it: an account that cannot be checked just now may well work.
 */
export function createConnectionWatch(check: () => Promise<Step[]>, health: HealthReporter, clock: Clock) {
  let cancel = () => {};
  let run = 0;
  const attempt = async (current: number, waitMs: number): Promise<void> => {
    const failed = (await check()).find((step) => !step.ok);
    if (current !== run) return;
    if (!failed) return health.connected();
    await health.failing(`${failed.name}: ${failed.detail}`);
    if (current !== run) return;
    later(current, waitMs);
  };
  const later = (current: number, waitMs: number) => {
    cancel();
    cancel = clock.after(waitMs * (0.8 + 0.4 * Math.random()), () => {
      void attempt(current, Math.min(waitMs * 2, lastRetryMs));
    });
  };
  return {
    /** A send found the access gone: the checks begin anew, so that the inbox recovers by itself once that is mended. */
    async lost(detail: string) {
      await health.failing(detail);
      later(run, firstRetryMs);
    },
    start() {
      run += 1;
      cancel();
      void health.connecting();
      void attempt(run, firstRetryMs);
    },
    stop() {
      run += 1;
      cancel();
    },
  };
}
