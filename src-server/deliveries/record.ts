import { type Delivery, type FailureCode, nextDelivery } from '#shared/domain/delivery.ts';
import type { Receipt, SendResult } from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import type { Claimed } from './claim.ts';

/** After this long without success a reply has failed, and the agent is told. */
export const giveUpAfterMs = 24 * 60 * 60 * 1000;

/** 5 s, 10 s, 20 s … at most 10 min; the provider's own wish counts for more. */
export const retryDelayMs = (attempts: number, wishedMs: number | null): number =>
  Math.max(wishedMs ?? 0, Math.min(5_000 * 2 ** Math.max(0, attempts - 1), 600_000));

/** Writes down what became of an attempt, in one transaction with the line's end or its next try. */
export async function recordResult(store: Store, line: Claimed, result: SendResult): Promise<void> {
  await store.transact(async (unit) => {
    const message = await unit.find('message', line.messageId);
    const settle = async (delivery: Delivery) => {
      if (message?.delivery)
        await unit.put('message', { ...message, delivery: nextDelivery(message.delivery, delivery) }, message);
    };
    const failed = (code: FailureCode, detail: string) =>
      settle({ status: 'failed', at: unit.now, failure: { code, detail: detail.slice(0, 600) } });
    if (result.kind === 'temporary' && !isHopeless(line, message?.sentAt ?? unit.now, unit.now)) {
      await unit.sql
        .updateTable('sendQueue')
        .set({
          state: 'waiting',
          claimedBy: null,
          nextAttemptAt: unit.now + retryDelayMs(line.attempts, result.retryAfterMs),
          lastDetail: result.detail.slice(0, 600),
        })
        .where('messageId', '=', line.messageId)
        .execute();
      // Certainly not sent, so this is the one place where the way back is honest: the reply waits again.
      if (message)
        await unit.put(
          'message',
          {
            ...message,
            delivery: {
              status: 'queued',
              at: unit.now,
              failure: { code: 'unreachable', detail: result.detail.slice(0, 600) },
            },
          },
          message,
        );
      return;
    }
    await unit.sql.deleteFrom('sendQueue').where('messageId', '=', line.messageId).execute();
    if (result.kind === 'temporary') await failed('unreachable', result.detail);
    if (result.kind === 'rejected') await failed(result.code, result.detail);
    if (result.kind === 'unconfirmed')
      await settle({
        status: 'unconfirmed',
        at: unit.now,
        failure: { code: 'unreachable', detail: result.detail.slice(0, 600) },
      });
    if (result.kind === 'sent') {
      await unit.sql
        .insertInto('messageLink')
        .values({
          inboxId: line.inboxId,
          externalId: result.externalId,
          messageId: line.messageId,
          conversationId: line.conversationId,
        })
        .onConflict((conflict) => conflict.columns(['inboxId', 'externalId']).doNothing())
        .execute();
      await settle({ status: result.status, at: unit.now, failure: null });
    }
  });
}

const isHopeless = (line: Claimed, since: number, now: number): boolean =>
  line.attempts > 3 && now - since > giveUpAfterMs;

/** A receipt may overtake the record of its own send; it is looked for this often. */
const receiptTries = 6;
const receiptWaitMs = 500;

export function createReceipts({ store, clock, log }: { store: Store; clock: Clock; log: Logger }) {
  async function apply(inboxId: string, receipt: Receipt): Promise<boolean> {
    const link = await store.db
      .selectFrom('messageLink')
      .select('messageId')
      .where('inboxId', '=', inboxId)
      .where('externalId', '=', receipt.externalId)
      .executeTakeFirst();
    if (!link) return false;
    await store.transact(async (unit) => {
      const message = await unit.find('message', link.messageId);
      if (message?.kind !== 'outbound' || message.delivery === null) return;
      const delivery = nextDelivery(message.delivery, {
        status: receipt.status,
        at: receipt.at,
        failure: receipt.failure,
      });
      if (delivery !== message.delivery) await unit.put('message', { ...message, delivery }, message);
    });
    return true;
  }

  return {
    async receipt(inboxId: string, receipt: Receipt): Promise<void> {
      for (let tries = 1; tries <= receiptTries; tries += 1) {
        if (await apply(inboxId, receipt)) return;
        await new Promise<void>((resolve) => clock.after(receiptWaitMs, resolve));
      }
      log.warn({ inboxId, status: receipt.status }, 'receipt for a message this server did not send');
    },

    /** Moves every public reply of the thread up to `at` forward to this status. */
    async watermark(inboxId: string, threadKey: string, status: 'delivered' | 'read', at: number): Promise<void> {
      const messages = await store.db
        .selectFrom('message')
        .innerJoin('conversationThread', 'conversationThread.conversationId', 'message.conversationId')
        .select('message.id')
        .where('conversationThread.inboxId', '=', inboxId)
        .where('conversationThread.threadKey', '=', threadKey)
        .where('message.kind', '=', 'outbound')
        .where('message.sentAt', '<=', at)
        .orderBy('message.sentAt', 'desc')
        .limit(100)
        .execute();
      await store.transact(async (unit) => {
        for (const { id } of messages) {
          const message = await unit.find('message', id);
          if (!message?.delivery || !['sending', 'unconfirmed', 'sent', 'delivered'].includes(message.delivery.status))
            continue;
          const delivery = nextDelivery(message.delivery, { status, at, failure: null });
          if (delivery !== message.delivery) await unit.put('message', { ...message, delivery }, message);
        }
      });
    },
  };
}
export type Receipts = ReturnType<typeof createReceipts>;
