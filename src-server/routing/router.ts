import { sql } from 'kysely';
import type { Offer } from '#shared/domain/offer.ts';
import type { Explanation } from '#shared/domain/routing-explanation.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store, Unit } from '../store/index.ts';
import type { Decision } from './engine/engine.ts';
import { explain } from './explain.ts';
import { FloorMirror } from './floor-mirror.ts';
import { expireOffers } from './offers.ts';
import { writeDecision } from './write-decision.ts';
import { writeReasons } from './write-reasons.ts';

const gatherMs = 50;
/** Also without any news: hours open, and other processes' desktops come and go. */
const sweepMs = 5_000;
const decisionsPerPass = 50;
/** Any number will do, as long as every process takes the same: whoever holds it decides. */
const routingLock = 7_275_392;

/**
 * Offers waiting conversations to agents. However many processes route, one decides at a time: it takes a lock, reads what has
 * changed since its last turn, decides, and writes offers and reasons in the same transaction. A unique index besides allows one
 * ringing offer a conversation.
 */
export function createRouter({ store, clock, log }: { store: Store; clock: Clock; log: Logger }) {
  const mirror = new FloorMirror();
  let cancelTimer: (() => void) | null = null;
  let isSoon = false;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let stopListening: () => void = () => {};
  /** A transaction that neither committed nor is running has left the memory ahead of the tables. */
  let uncertain = false;
  let lastTurn: Promise<unknown> = Promise.resolve();

  /** One turn with the floor as it is now: after this process's other turns and those of every other process. */
  function turn<T>(work: (unit: Unit) => Promise<T>): Promise<T> {
    const mine = lastTurn.then(async () => {
      const { value } = await store.transact(async (unit) => {
        if (uncertain) mirror.forget();
        uncertain = true;
        await sql`select pg_advisory_xact_lock(${routingLock})`.execute(unit.sql);
        await mirror.catchUp(unit);
        return work(unit);
      });
      uncertain = false;
      return value;
    });
    lastTurn = mine.catch(() => {});
    return mine;
  }

  async function pass(unit: Unit): Promise<{ offers: Offer[]; more: boolean }> {
    const offers: Offer[] = [];
    for (let count = 0; count < decisionsPerPass; count += 1) {
      const decision = mirror.engine.next(unit.now);
      if (decision === null) return { offers, more: !(await writeReasons(unit, mirror)) };
      const offer = await writeDecision(unit, decision);
      if (offer) offers.push(offer);
      else await correct(unit, decision);
    }
    return { offers, more: true };
  }

  /** People were faster than the decision: what it rested on is read again. */
  async function correct(unit: Unit, { conversationId, agentId }: Decision): Promise<void> {
    await mirror.refreshAgents(unit, [agentId]);
    await mirror.refresh(unit, [conversationId]);
  }

  async function route(): Promise<void> {
    await expireOffers(store, clock.now());
    for (let more = true; more && !stopped; ) {
      const done = await turn(pass);
      more = done.more;
      for (const { conversationId, userId, reason } of done.offers)
        log.info({ conversationId, userId, reason }, 'offered');
    }
  }

  function nudge(): void {
    again = true;
    if (stopped || running || isSoon) return;
    isSoon = true;
    cancelTimer?.();
    cancelTimer = clock.after(gatherMs, run);
  }

  function run(): void {
    cancelTimer?.();
    cancelTimer = null;
    isSoon = false;
    again = false;
    running = route()
      .catch((error: unknown) => log.error({ err: error }, 'routing failed; it is tried again'))
      .finally(async () => {
        const wait = again ? gatherMs : await untilNext();
        running = null;
        isSoon = again;
        if (!stopped) cancelTimer = clock.after(again ? gatherMs : wait, run);
      });
  }

  /** Until the next offer runs out, something is relaxed, or the next sweep. */
  async function untilNext(): Promise<number> {
    const next = await store.db
      .selectFrom('offer')
      .select(({ fn }) => fn.min('expiresAt').as('at'))
      .where('state', '=', 'ringing')
      .executeTakeFirst()
      .catch(() => undefined);
    const alarm = uncertain ? null : mirror.engine.nextAlarm();
    const at = Math.min(next?.at ?? Number.POSITIVE_INFINITY, alarm ?? Number.POSITIVE_INFINITY);
    return Math.max(gatherMs, Math.min(sweepMs, at - clock.now()));
  }

  return {
    start(): void {
      stopListening = store.onCommit(nudge);
      run();
    },
    nudge,
    /** Routing's view of one conversation: why it waits or rings, and what speaks for or against each agent. */
    explain: (conversationId: string): Promise<Explanation> => turn((unit) => explain(unit, mirror, conversationId)),
    async stop(): Promise<void> {
      stopped = true;
      stopListening();
      cancelTimer?.();
      await running;
      await lastTurn;
    },
  };
}
export type Router = ReturnType<typeof createRouter>;
