import { summarise, withReplyDue } from '#shared/domain/append-message.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { Message } from '#shared/domain/message.ts';
import type { Unit } from '../store/index.ts';

/** What a thread's row says when these messages are all there is; oldest first. */
function summaryOf(conversation: Conversation, remaining: readonly Message[]): Conversation {
  const empty: Conversation = {
    ...conversation,
    lastMessage: null,
    lastReply: null,
    lastInboundPosition: 0,
    lastInboundAt: null,
    waitingSince: null,
    firstReplyAt: null,
  };
  const { state, snoozedUntil, resolvedAt, replyDueAt, activityAt } = conversation;
  const counted = remaining.reduce(
    (row, message) => (message.delivery?.status === 'held' ? row : summarise(row, message)),
    empty,
  );
  // Only what the messages say is counted anew; what colleagues decided about the conversation stays.
  const waits = state === 'resolved' ? null : counted.waitingSince;
  const due = waits === null ? null : replyDueAt;
  return { ...counted, state, snoozedUntil, resolvedAt, activityAt, waitingSince: waits, replyDueAt: due };
}

const saidIn = (unit: Unit, conversationId: string): Promise<Message[]> =>
  unit.sql
    .selectFrom('message')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .where('kind', 'in', ['inbound', 'outbound', 'note'])
    .orderBy('position')
    .execute();

/** Completes the row of a conversation that lives again: its customer waits as its messages say, and is promised what the queue promises. */
export async function waitAgain(unit: Unit, conversation: Conversation): Promise<void> {
  const { queueId, customerId } = conversation;
  const queue = queueId === null ? null : await unit.find('queue', queueId);
  const customer = await unit.find('customer', customerId);
  const counted = summaryOf(conversation, await saidIn(unit, conversation.id));
  Object.assign(conversation, withReplyDue(counted, queue, customer ?? { tier: 'none' }));
}

/** Completes the source's row after messages have left it. @returns false when nothing of the customer's would stay */
export async function shrink(unit: Unit, source: Conversation, movedIds: readonly string[]): Promise<boolean> {
  const moved = new Set(movedIds);
  const remaining = (await saidIn(unit, source.id)).filter(({ id }) => !moved.has(id));
  if (!remaining.some(({ kind }) => kind !== 'note')) return false;
  Object.assign(source, summaryOf(source, remaining));
  return true;
}

/** Takes along what belongs to the messages: receipts, files, and the way to the customer. */
export async function relink(unit: Unit, sourceId: string, targetId: string, moved: readonly Message[]): Promise<void> {
  const messageIds = moved.map(({ id }) => id);
  const fileIds = moved.flatMap(({ attachments }) => attachments.map(({ id }) => id));
  await unit.sql
    .updateTable('messageLink')
    .set({ conversationId: targetId })
    .where('messageId', 'in', messageIds)
    .execute();
  if (fileIds.length > 0)
    await unit.sql
      .updateTable('attachment')
      .set({ conversationId: targetId })
      .where('conversationId', '=', sourceId)
      .where('id', 'in', fileIds)
      .execute();
  // One step older than the source's: where the channel has one thread only, the customer's next words continue the source.
  await copyThreads(unit, sourceId, targetId, (at) => at - 1);
}

/** Lets a conversation be reached by the same provider threads as another. */
export async function copyThreads(
  unit: Unit,
  fromId: string,
  toId: string,
  timeOf: (at: number) => number,
): Promise<void> {
  const threads = await unit.sql
    .selectFrom('conversationThread')
    .selectAll()
    .where('conversationId', '=', fromId)
    .execute();
  for (const { inboxId, threadKey, at } of threads)
    await unit.sql
      .insertInto('conversationThread')
      .values({ inboxId, threadKey, conversationId: toId, at: timeOf(at) })
      .onConflict((conflict) =>
        conflict.columns(['inboxId', 'threadKey', 'conversationId']).doUpdateSet({ at: timeOf(at) }),
      )
      .execute();
}
