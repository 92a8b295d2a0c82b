import type { Conversation } from './conversation.ts';
import type { Customer } from './customer.ts';
import { type Message, previewOf } from './message.ts';
import type { Queue } from './queue.ts';
import { replyDueAt } from './reply-due.ts';

/** A message before it has its place in a thread. */
export type UnplacedMessage = Omit<Message, 'position'>;

/**
 * Puts a message at the end of a thread. Pure, and used by both sides, so a list row shows the same thing before and after the
 * server has confirmed. A held reply takes its place but changes nothing else until it is released: it may still be taken back,
 * and until it leaves the customer is still waiting.
 */
export function appendMessage(
  conversation: Conversation,
  unplaced: UnplacedMessage,
): { conversation: Conversation; message: Message } {
  const message: Message = { ...unplaced, position: conversation.lastPosition + 1 };
  const placed: Conversation = { ...conversation, lastPosition: message.position };
  return { conversation: message.delivery?.status === 'held' ? placed : summarise(placed, message), message };
}

/**
 * What a message means for its conversation. The server calls it for a held reply at the moment it is released.
 *
 * A customer's message reopens the conversation and starts the wait for a reply, unless it is automatic. A colleague's public
 * message ends the wait, unless it is automatic. Notes, whispers and system messages do neither.
 */
export function summarise(conversation: Conversation, message: Message): Conversation {
  const last = {
    id: message.id,
    position: message.position,
    kind: message.kind,
    authorId: message.authorId,
    preview: previewOf(message),
    at: message.sentAt,
  };
  const next: Conversation = { ...conversation };
  if (message.kind !== 'system' && message.kind !== 'coach') {
    next.lastMessage = last;
    next.activityAt = Math.max(conversation.activityAt, message.sentAt);
  }
  if (message.kind === 'inbound') {
    next.lastInboundPosition = message.position;
    next.lastInboundAt = Math.max(conversation.lastInboundAt ?? 0, message.sentAt);
    if (!message.automatic) {
      next.state = 'open';
      next.snoozedUntil = null;
      next.resolvedAt = null;
      next.waitingSince = conversation.waitingSince ?? message.sentAt;
    }
  }
  if (message.kind === 'outbound' && !message.automatic) {
    next.lastReply = last;
    next.firstReplyAt = conversation.firstReplyAt ?? message.sentAt;
    next.waitingSince = null;
    next.replyDueAt = null;
  }
  return next;
}

/** Sets when the reply now owed is due. Without a queue nothing has been promised. */
export function withReplyDue(
  conversation: Conversation,
  queue: Pick<Queue, 'replyTargetSeconds'> | null,
  customer: Pick<Customer, 'tier'>,
): Conversation {
  const due =
    conversation.waitingSince === null || queue === null || conversation.state === 'resolved'
      ? null
      : replyDueAt(conversation.waitingSince, queue.replyTargetSeconds, conversation.priority, customer.tier);
  return due === conversation.replyDueAt ? conversation : { ...conversation, replyDueAt: due };
}
