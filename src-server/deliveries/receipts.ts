import { nextDelivery } from '#shared/domain/delivery.ts';
import type { Receipt } from '../channels/connector.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { keepReceipt, lockExternalId } from './link.ts';
import { settle } from './settle.ts';

/** What a receipt may still find its message after; senders elsewhere on the same account leave theirs here too. */
const keptForMs = 7 * 24 * 60 * 60 * 1000;
const pruneEveryMs = 60 * 60 * 1000;

/** What providers say about messages we sent. */
export function createReceipts({ store, clock, log }: { store: Store; clock: Clock; log: Logger }) {
  let prunedAt = 0;

  /** Forgets receipts nobody came for. */
  async function prune(): Promise<void> {
    const now = clock.now();
    if (now - prunedAt < pruneEveryMs) return;
    prunedAt = now;
    await store.db
      .deleteFrom('earlyReceipt')
      .where('receivedAt', '<', now - keptForMs)
      .execute();
  }

  return {
    /** Applied at once, or kept until the message it speaks of is known. Stored when it resolves. */
    async receipt(inboxId: string, receipt: Receipt): Promise<void> {
      const { value: known } = await store.transact(async (unit) => {
        await lockExternalId(unit, inboxId, receipt.externalId);
        const link = await unit.sql
          .selectFrom('messageLink')
          .select('messageId')
          .where('inboxId', '=', inboxId)
          .where('externalId', '=', receipt.externalId)
          .executeTakeFirst();
        const { status, at, failure } = receipt;
        if (link) await settle(unit, link.messageId, { status, at, failure });
        else await keepReceipt(unit, inboxId, receipt);
        return link !== undefined;
      });
      if (known) return;
      log.info({ inboxId, status: receipt.status }, 'kept a receipt for a message that is not known yet');
      await prune();
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
