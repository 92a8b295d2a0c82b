import type { Row } from '#shared/domain/entities.ts';
import type { Unit } from '../store/index.ts';

type Conversation = Row<'conversation'>;

/** A colleague's public reply to a customer who waited for one. A held reply counts when it is released. */
export async function recordReply(unit: Unit, before: Conversation | null, after: Conversation): Promise<void> {
  if (before === null || before.waitingSince === null) return;
  const reply = after.lastReply;
  if (reply === null || reply.id === before.lastReply?.id || after.waitingSince !== null) return;
  await unit.sql
    .insertInto('floorReply')
    .values({
      id: reply.id,
      conversationId: after.id,
      queueId: after.queueId,
      channel: after.channel,
      agentId: reply.authorId,
      isFirst: before.firstReplyAt === null,
      at: reply.at,
      waitedMs: Math.max(0, reply.at - before.waitingSince),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .execute();
}
