import { createHmac } from 'node:crypto';
import { newId } from '#shared/lib/ids.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { type Store, type Tables, toRecord } from '../store/index.ts';
import { readChanges } from '../sync/index.ts';
import { toWebhookEvent } from './events.ts';

const timeoutMs = 10_000;
const pollMs = 1_000;
/** 10 s, 20 s, 40 s … at most an hour; after 24 hours an event is given up and kept with its last answer. */
const retryDelayMs = (attempts: number): number => Math.min(10_000 * 2 ** Math.max(0, attempts - 1), 3_600_000);
const giveUpAfterMs = 24 * 60 * 60 * 1000;

/** `t=<seconds>,v1=<hex>`: HMAC-SHA256 over `<seconds>.<body>` with the subscription's secret; the time stops replays. */
export const signatureOf = (secret: string, body: string, now: number): string => {
  const seconds = Math.floor(now / 1000);
  return `t=${seconds},v1=${createHmac('sha256', secret).update(`${seconds}.${body}`).digest('hex')}`;
};

/** Commits that come within this time are looked at together: integrators do not notice, a busy database does. */
const gatherMs = 50;

type Due = Tables['webhookDelivery'] & { url: string; secret: string };

/**
 * Tells integrators what happened. Each subscription reads the change log by a cursor of its own, so an event is written down
 * exactly once and survives a restart; it is delivered at least once, and `id` tells a repeat.
 */
export function createWebhookDelivery({ store, clock, log }: { store: Store; clock: Clock; log: Logger }) {
  let running: Promise<void> | null = null;
  let cancelTimer: (() => void) | null = null;
  let stopListening: () => void = () => {};
  let stopped = false;
  let gathering = false;

  async function collect(): Promise<void> {
    const subscriptions = await store.db
      .selectFrom('webhookSubscription')
      .selectAll()
      .where('disabledAt', 'is', null)
      .execute();
    for (const { id, cursor, events } of subscriptions) {
      const batch = await readChanges(store.db, cursor, 500);
      if (batch.cursor === batch.after) continue;
      const found = batch.changes.flatMap((change) => {
        const event = toWebhookEvent(change);
        return event && events.includes(event.event) ? [event] : [];
      });
      await store.transact(async (unit) => {
        const moved = await unit.sql
          .updateTable('webhookSubscription')
          .set({ cursor: batch.cursor })
          .where('id', '=', id)
          .where('cursor', '=', cursor)
          .executeTakeFirst();
        // Another process was faster and has written these events down already.
        if (Number(moved.numUpdatedRows) === 0 || found.length === 0) return;
        // Delivered by id, and ids of one millisecond are in no order.
        const ids = found.map(newId).sort();
        const rows = found.map(({ event, data }, index) => ({
          id: ids[index] ?? newId(),
          subscriptionId: id,
          event,
          payload: data,
          attempts: 0,
          nextAttemptAt: unit.now,
          deliveredAt: null,
          failedAt: null,
          lastStatus: null,
          createdAt: unit.now,
        }));
        await unit.sql
          .insertInto('webhookDelivery')
          .values(rows.map((row) => toRecord('webhookDelivery', row)))
          .execute();
      });
    }
  }

  /** The oldest due event of each subscription: one that fails holds back its own, so events arrive in order. */
  async function due(): Promise<Due[]> {
    const rows = await store.db
      .selectFrom('webhookDelivery as delivery')
      .innerJoin('webhookSubscription as subscription', 'subscription.id', 'delivery.subscriptionId')
      .selectAll('delivery')
      .select(['subscription.url', 'subscription.secret'])
      .distinctOn('delivery.subscriptionId')
      .where('delivery.deliveredAt', 'is', null)
      .where('delivery.failedAt', 'is', null)
      .orderBy('delivery.subscriptionId')
      .orderBy('delivery.id')
      .execute();
    return rows.filter(({ nextAttemptAt }) => nextAttemptAt <= clock.now());
  }

  async function post({ id, event, payload, url, secret, createdAt }: Due): Promise<string | null> {
    const body = JSON.stringify({ id, event, createdAt, data: payload });
    try {
      const answer = await fetch(url, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'user-agent': 'Parley',
          'x-parley-signature': signatureOf(secret, body, clock.now()),
        },
        body,
        redirect: 'manual',
        signal: AbortSignal.timeout(timeoutMs),
      });
      await answer.arrayBuffer();
      return answer.ok ? null : `HTTP ${answer.status}`;
    } catch (error) {
      return error instanceof Error ? error.message.slice(0, 200) : 'no answer';
    }
  }

  async function deliver(delivery: Due): Promise<void> {
    const trouble = await post(delivery);
    const now = clock.now();
    const attempts = delivery.attempts + 1;
    const givenUp = trouble !== null && now - delivery.createdAt > giveUpAfterMs;
    if (trouble !== null)
      log.warn({ subscriptionId: delivery.subscriptionId, attempts, trouble, givenUp }, 'webhook not delivered');
    await store.db
      .updateTable('webhookDelivery')
      .set({
        attempts,
        lastStatus: trouble ?? 'delivered',
        deliveredAt: trouble === null ? now : null,
        failedAt: givenUp ? now : null,
        nextAttemptAt: now + retryDelayMs(attempts),
      })
      .where('id', '=', delivery.id)
      .execute();
  }

  async function work(): Promise<void> {
    await collect();
    for (;;) {
      const deliveries = await due();
      if (deliveries.length === 0 || stopped) return;
      await Promise.all(deliveries.map(deliver));
    }
  }

  function run(): void {
    if (running || stopped) return;
    cancelTimer?.();
    gathering = false;
    running = work()
      .catch((error: unknown) => log.error({ err: error }, 'webhooks could not be delivered'))
      .finally(() => {
        running = null;
        if (!stopped) cancelTimer = clock.after(gathering ? gatherMs : pollMs, run);
      });
  }

  function committed(): void {
    if (gathering || stopped) return;
    gathering = true;
    if (running) return;
    cancelTimer?.();
    cancelTimer = clock.after(gatherMs, run);
  }

  return {
    start(): void {
      stopListening = store.onCommit(committed);
      run();
    },
    async stop(): Promise<void> {
      stopped = true;
      stopListening();
      cancelTimer?.();
      await running;
    },
  };
}
