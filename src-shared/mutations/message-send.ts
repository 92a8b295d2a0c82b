import { z } from 'zod';
import { channels, isReplyWindowOpen } from '../channels/registry.ts';
import { appendMessage } from '../domain/append-message.ts';
import { attachmentSchema } from '../domain/attachment.ts';
import { type Conversation, canSee } from '../domain/conversation.ts';
import { recipientsSchema } from '../domain/message.ts';
import { epochMs, idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';
import { blankMessage, refusal } from './write-message.ts';

/** The text of a public reply; shared with `conversation.start`. */
export const replyContentSchema = z.object({
  text: z.string().max(200_000),
  html: z.string().max(2_000_000).nullable(),
  subject: z.string().max(998).nullable(),
  recipients: recipientsSchema.nullable(),
  attachments: z.array(attachmentSchema).max(20),
  /** Held until then (epoch ms): the undo hold or "send later"; null sends at once. */
  notBefore: epochMs.nullable(),
});

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
    const held = input.notBefore !== null && input.notBefore > context.now;
    const appended = appendMessage(
      {
        ...conversation,
        assigneeId: conversation.assigneeId ?? context.actor.userId,
        state: 'open',
        snoozedUntil: null,
        resolvedAt: null,
      },
      {
        ...blankMessage(conversation.id, input.messageId, 'outbound', context),
        text: input.text,
        html: channel.capabilities.richText ? input.html : null,
        subject: channel.capabilities.subject ? input.subject : null,
        recipients: channel.capabilities.recipients ? input.recipients : null,
        attachments: input.attachments,
        notBefore: input.notBefore,
        delivery: { status: held ? 'held' : 'queued', at: context.now, failure: null },
      },
    );
    return ok([
      { entity: 'conversation', row: appended.conversation },
      { entity: 'message', row: appended.message },
    ]);
  },
});
