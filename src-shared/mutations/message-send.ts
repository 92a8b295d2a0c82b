import { z } from 'zod';
import { channels, isReplyWindowOpen } from '../channels/registry.ts';
import { appendMessage } from '../domain/append-message.ts';
import { type Conversation, canSee } from '../domain/conversation.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';
import { replyContentSchema, replyMessage } from './reply-content.ts';
import { refusal } from './write-message.ts';

const args = replyContentSchema.extend({
  conversationId: idSchema,
  messageId: idSchema,
  /** Position of the last message the author had on screen. */
  seenPosition: z.number().int().nonnegative(),
  /** "Send anyway": the author has been shown what they missed. */
  sendAnyway: z.boolean(),
  /** The author wants to be held back also when the customer has written since, not only a colleague. */
  holdForCustomer: z.boolean(),
});

/** Whether somebody wrote since the author looked. Own messages never count: a second reply may follow the first unread. */
export function isStale(
  conversation: Conversation,
  seenPosition: number,
  authorId: string,
  holdForCustomer: boolean,
): boolean {
  const { lastReply, lastInboundPosition } = conversation;
  if (lastReply !== null && lastReply.position > seenPosition && lastReply.authorId !== authorId) return true;
  return holdForCustomer && lastInboundPosition > seenPosition;
}

export const messageSend = defineMutation({
  name: 'message.send',
  args,
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId, messageId }) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'message', id: messageId, optional: true },
  ],
  follow: (rows, { conversationId }) => [{ entity: 'inbox', id: rows.get('conversation', conversationId).inboxId }],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, input, context) {
    const conversation = rows.get('conversation', input.conversationId);
    const inbox = rows.get('inbox', conversation.inboxId);
    const channel = channels[conversation.channel];
    if (rows.find('message', input.messageId) !== null) return refusal('conflict', 'a message with this id exists');
    if (!inbox.enabled) return refusal('inbox-disabled', `the inbox ${inbox.name} is switched off`);
    if (input.text.trim() === '' && input.attachments.length === 0)
      return refusal('empty', 'a reply needs a text or an attachment');
    if (!isReplyWindowOpen(channel, conversation.lastInboundAt, context.now)) {
      return refusal(
        'window-closed',
        `${channel.name} allows no free reply this long after the customer's last message`,
      );
    }
    const { maxTextLength } = channel.capabilities;
    if (maxTextLength !== null && input.text.length > maxTextLength) {
      return refusal('too-long', `${channel.name} takes at most ${maxTextLength} characters`);
    }
    if (!input.sendAnyway && isStale(conversation, input.seenPosition, context.actor.userId, input.holdForCustomer)) {
      return refusal('stale', 'the conversation has moved on since this was written');
    }
    const appended = appendMessage(
      {
        ...conversation,
        assigneeId: conversation.assigneeId ?? context.actor.userId,
        state: 'open',
        snoozedUntil: null,
        resolvedAt: null,
      },
      replyMessage(conversation, input.messageId, input, context),
    );
    return ok([
      { entity: 'conversation', row: appended.conversation },
      { entity: 'message', row: appended.message },
    ]);
  },
});
