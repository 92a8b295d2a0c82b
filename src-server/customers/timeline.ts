import { canSee } from '#shared/domain/conversation.ts';
import type { Actor } from '#shared/domain/role.ts';
import type { TimelineEntry } from '#shared/domain/timeline.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Store } from '../store/index.ts';

const longest = 200;

/**
 * Every touch of a customer on every channel, newest first. Conversations of other queues are named too, because whoever answers
 * must know what was said before; opening them still takes the right to see them.
 */
export async function customerTimeline(store: Store, actor: Actor, customerId: string): Promise<TimelineEntry[]> {
  const customer = await store.db.selectFrom('customer').select('id').where('id', '=', customerId).executeTakeFirst();
  if (!customer) throw new RequestFailure('not-found', 'there is no such customer');
  const conversations = await store.db
    .selectFrom('conversation')
    .selectAll()
    .where('customerId', '=', customerId)
    .orderBy('activityAt', 'desc')
    .limit(longest)
    .execute();
  const orders = await store.db
    .selectFrom('order')
    .select(['id', 'number', 'status', 'placedAt'])
    .where('customerId', '=', customerId)
    .orderBy('placedAt', 'desc')
    .limit(longest)
    .execute();
  const entries: TimelineEntry[] = [
    ...conversations.map((conversation): TimelineEntry => {
      const visible = canSee(actor, conversation);
      return {
        id: conversation.id,
        kind: 'conversation',
        channel: conversation.channel,
        // What was said in a queue the reader does not belong to stays there; that there was contact does not.
        summary: visible ? conversation.subject || (conversation.lastMessage?.preview ?? '') : conversation.subject,
        state: conversation.state,
        conversationId: visible ? conversation.id : null,
        at: conversation.activityAt,
      };
    }),
    ...orders.map(
      (order): TimelineEntry => ({
        id: order.id,
        kind: 'order',
        channel: null,
        summary: order.number,
        state: order.status,
        conversationId: null,
        at: order.placedAt,
      }),
    ),
  ];
  return entries.sort((a, b) => b.at - a.at).slice(0, longest);
}
