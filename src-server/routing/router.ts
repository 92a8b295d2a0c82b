import { appendMessage } from '#shared/domain/append-message.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { Offer } from '#shared/domain/offer.ts';
import { systemMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store, Unit } from '../store/index.ts';
import { pickAgent } from './pick-agent.ts';
import { readCandidates } from './read-candidates.ts';

const gatherMs = 50;
/** Also without any news: a conversation passed over by everybody becomes offerable again by time alone. */
const sweepMs = 5_000;
const perSweep = 100;

/**
 * Offers waiting conversations to agents, one at a time each, and takes an unanswered offer back. Decisions are made inside one
 * transaction per conversation with its row locked, and a unique index allows one ringing offer a conversation, so however many
 * processes route, one conversation rings at one agent.
 */
export function createRouter(parts: {
  store: Store;
  clock: Clock;
  log: Logger;
  connectedUsers: () => ReadonlySet<string>;
}) {
  const { store, clock, log, connectedUsers } = parts;
  let cancelTimer: (() => void) | null = null;
  let running: Promise<void> | null = null;
  let again = false;
  let stopped = false;
  let stopListening: () => void = () => {};

  async function expireOffers(): Promise<void> {
    const due = await store.db
      .selectFrom('offer')
      .select('id')
      .where('state', '=', 'ringing')
      .where('expiresAt', '<=', clock.now())
      .execute();
    for (const { id } of due) await store.transact((unit) => expire(unit, id));
  }

  async function offerWaiting(): Promise<void> {
    const connected = connectedUsers();
    if (connected.size === 0) return;
    const waiting = await store.db
      .selectFrom('conversation')
      .innerJoin('queue', 'queue.id', 'conversation.queueId')
      .select('conversation.id')
      .where('conversation.assigneeId', 'is', null)
      .where('conversation.state', '=', 'open')
      .where('conversation.waitingSince', 'is not', null)
      .where('queue.routing', '!=', 'manual')
      .where(({ not, exists, selectFrom }) =>
        not(
          exists(
            selectFrom('offer')
              .select('offer.id')
              .whereRef('offer.conversationId', '=', 'conversation.id')
              .where('offer.state', '=', 'ringing'),
          ),
        ),
      )
      // The promise that breaks first is offered first: priority and tier have shortened it already.
      .orderBy('conversation.replyDueAt')
      .limit(perSweep)
      .execute();
    for (const { id } of waiting) {
      const { value: offer } = await store.transact((unit) => offerNext(unit, id, connected));
      if (offer) log.info({ conversationId: id, userId: offer.userId, reason: offer.reason }, 'offered');
    }
  }

  function nudge(): void {
    again = true;
    if (stopped || running || cancelTimer) return;
    cancelTimer = clock.after(gatherMs, run);
  }

  function run(): void {
    cancelTimer?.();
    cancelTimer = null;
    again = false;
    running = expireOffers()
      .then(offerWaiting)
      .catch((error: unknown) => log.error({ err: error }, 'routing failed; it is tried again'))
      .finally(async () => {
        running = null;
        if (stopped) return;
        cancelTimer = clock.after(again ? gatherMs : await untilNext(), run);
      });
  }

  /** Until the next offer runs out, or the next sweep. */
  async function untilNext(): Promise<number> {
    const next = await store.db
      .selectFrom('offer')
      .select(({ fn }) => fn.min('expiresAt').as('at'))
      .where('state', '=', 'ringing')
      .executeTakeFirst()
      .catch(() => undefined);
    return Math.max(gatherMs, Math.min(sweepMs, (next?.at ?? Number.POSITIVE_INFINITY) - clock.now()));
  }

  return {
    start(): void {
      stopListening = store.onCommit(() => {
        if (cancelTimer && !running) {
          cancelTimer();
          cancelTimer = null;
        }
        nudge();
      });
      run();
    },
    nudge,
    async stop(): Promise<void> {
      stopped = true;
      stopListening();
      cancelTimer?.();
      await running;
    },
  };
}
export type Router = ReturnType<typeof createRouter>;

const reasonOf = (routing: Row<'queue'>['routing']): Offer['reason'] =>
  routing === 'manual' ? 'longest-idle' : routing;

async function offerNext(unit: Unit, conversationId: string, connected: ReadonlySet<string>): Promise<Offer | null> {
  const conversation = await unit.find('conversation', conversationId);
  if (
    !conversation ||
    conversation.assigneeId !== null ||
    conversation.state !== 'open' ||
    conversation.queueId === null
  )
    return null;
  const ringing = await unit.sql
    .selectFrom('offer')
    .select('id')
    .where('conversationId', '=', conversationId)
    .where('state', '=', 'ringing')
    .executeTakeFirst();
  if (ringing) return null;
  const queue = await unit.sql
    .selectFrom('queue')
    .selectAll()
    .where('id', '=', conversation.queueId)
    .executeTakeFirst();
  const picked = queue && pickAgent(queue.routing, await readCandidates(unit, conversation, connected));
  if (!queue || !picked) return null;
  const offer: Offer = {
    id: newId(),
    conversationId,
    queueId: queue.id,
    userId: picked.userId,
    state: 'ringing',
    reason: reasonOf(queue.routing),
    offeredAt: unit.now,
    expiresAt: unit.now + queue.offerSeconds * 1000,
    closedAt: null,
  };
  await unit.put('offer', offer, null);
  return offer;
}

async function expire(unit: Unit, offerId: string): Promise<void> {
  const offer = await unit.find('offer', offerId);
  if (offer?.state !== 'ringing' || offer.expiresAt > unit.now) return;
  await unit.put('offer', { ...offer, state: 'missed', closedAt: unit.now }, offer);
  const before = await unit.find('conversation', offer.conversationId);
  if (before === null) return;
  const { conversation, message } = appendMessage(
    before,
    systemMessage(
      newId(),
      before.id,
      {
        name: 'offered',
        userId: offer.userId,
        outcome: 'missed',
        afterSeconds: Math.round((unit.now - offer.offeredAt) / 1000),
      },
      unit.now,
    ),
  );
  await unit.put('conversation', conversation, before);
  await unit.put('message', message, null);
}

/** A conversation that found its colleague, or needs none any more, stops ringing elsewhere. */
export async function withdrawOffers(unit: Unit, conversationId: string, exceptOfferId: string | null): Promise<void> {
  const ringing = await unit.sql
    .selectFrom('offer')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .where('state', '=', 'ringing')
    .execute();
  for (const offer of ringing) {
    if (offer.id !== exceptOfferId)
      await unit.put('offer', { ...offer, state: 'withdrawn', closedAt: unit.now }, offer);
  }
}
