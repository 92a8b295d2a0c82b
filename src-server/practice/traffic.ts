import type { PracticeIntensity, PracticeRun } from '#shared/domain/practice.ts';
import type { Connector } from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Random } from '../sample/index.ts';
import { createPracticeCustomer, type PracticeCustomer } from './customer.ts';
import { createPersona } from './persona.ts';

/** Mean time between two arrivals, and how many may be there at once. */
const rhythm: Readonly<Record<PracticeIntensity, { everyMs: number; atMost: number }>> = {
  quiet: { everyMs: 40_000, atMost: 6 },
  steady: { everyMs: 15_000, atMost: 15 },
  busy: { everyMs: 5_000, atMost: 40 },
};
const firstAfterMs = 500;
/** People come in waves: a bus arrives, a newsletter goes out. */
const burst = { chance: 0.08, from: 2, to: 4 };

/** Time to the next arrival. Customers know nothing of each other, so gaps are exponential: many short ones, a few long. */
export function nextGapMs(intensity: PracticeIntensity, random: Random): number {
  const { everyMs } = rhythm[intensity];
  return Math.round(Math.min(everyMs * 4, -Math.log(1 - random.next()) * everyMs));
}

interface Parts {
  clock: Clock;
  log: Logger;
  random: Random;
  inboxId: string;
  intensity: PracticeIntensity;
  startedBy: string;
  /** The connector as it runs now; null while the inbox is stopped. */
  connector(): Connector | null;
  changed(): void;
}

/** Lets invented customers come, in a rhythm, until it is stopped. */
export function startTraffic(parts: Parts) {
  const { clock, log, random, inboxId, intensity, connector, changed } = parts;
  const present = new Set<PracticeCustomer>();
  const run = { intensity, startedBy: parts.startedBy, startedAt: clock.now(), arrived: 0, gaveUp: 0 };
  let stopped = false;
  let cancelNext = clock.after(firstAfterMs, come);

  function come(): void {
    const room = rhythm[intensity].atMost - present.size;
    const many = random.chance(burst.chance) ? random.int(burst.from, burst.to) : 1;
    for (let count = 0; count < Math.min(many, room); count += 1) admit();
    cancelNext = clock.after(nextGapMs(intensity, random), come);
  }

  function admit(): void {
    const door = connector();
    if (!door?.visitor) return;
    const customer: PracticeCustomer = createPracticeCustomer({
      persona: createPersona(random),
      inboxId,
      visit: door.visitor.bind(door),
      clock,
      arrived() {
        run.arrived += 1;
        changed();
      },
      left(outcome) {
        present.delete(customer);
        if (outcome === 'gave-up') run.gaveUp += 1;
        if (!stopped) changed();
      },
    });
    present.add(customer);
    customer.arrive().catch((error: unknown) => {
      log.warn({ err: error }, 'a practice customer could not come in');
      customer.stop();
    });
  }

  return {
    state: (): PracticeRun => ({ ...run, present: present.size }),
    stop(): void {
      stopped = true;
      cancelNext();
      for (const customer of [...present]) customer.stop();
    },
  };
}
export type Traffic = ReturnType<typeof startTraffic>;
