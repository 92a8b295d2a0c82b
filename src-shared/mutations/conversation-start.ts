import { channels } from '../channels/registry.ts';
import { appendMessage } from '../domain/append-message.ts';
import type { Conversation } from '../domain/conversation.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';
import { replyContentSchema } from './message-send.ts';
import { blankMessage, refusal } from './write-message.ts';

/** Writes first: a new conversation with a known address, on a channel that allows it. */
export const conversationStart = defineMutation({
  name: 'conversation.start',
  args: replyContentSchema.extend({
    conversationId: idSchema,
    messageId: idSchema,
    customerId: idSchema,
    identityId: idSchema,
    inboxId: idSchema,
  }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId, messageId, customerId, identityId, inboxId }) => [
    { entity: 'conversation', id: conversationId, optional: true },
    { entity: 'message', id: messageId, optional: true },
    { entity: 'customer', id: customerId },
    { entity: 'identity', id: identityId },
    { entity: 'inbox', id: inboxId },
  ],
  allowed: () => true,
  apply(rows, input, context) {
    const inbox = rows.get('inbox', input.inboxId);
    const identity = rows.get('identity', input.identityId);
    const channel = channels[inbox.channel];
    if (rows.find('conversation', input.conversationId) !== null)
      return refusal('conflict', 'a conversation with this id exists');
    if (rows.find('message', input.messageId) !== null) return refusal('conflict', 'a message with this id exists');
    if (!channel.capabilities.startConversation)
      return refusal('window-closed', `${channel.name} does not allow writing first`);
    if (!inbox.enabled) return refusal('inbox-disabled', `the inbox ${inbox.name} is switched off`);
    if (identity.customerId !== input.customerId || identity.kind !== channel.identityKind) {
      return refusal('invalid', 'this address does not belong to this customer on this channel');
    }
    if (input.text.trim() === '') return refusal('empty', 'a first message needs a text');
    const { maxTextLength } = channel.capabilities;
    if (maxTextLength !== null && input.text.length > maxTextLength)
      return refusal('too-long', `at most ${maxTextLength} characters`);
    const conversation: Conversation = {
      id: input.conversationId,
      number: 0,
      customerId: input.customerId,
      inboxId: inbox.id,
      channel: inbox.channel,
      queueId: inbox.queueId,
      assigneeId: context.actor.userId,
      state: 'open',
      priority: 'normal',
      subject: input.subject ?? '',
      language: rows.get('customer', input.customerId).language,
      tagIds: [],
      snoozedUntil: null,
      lastPosition: 0,
      lastMessage: null,
      lastReply: null,
      lastInboundPosition: 0,
      lastInboundAt: null,
      waitingSince: null,
      replyDueAt: null,
      firstReplyAt: null,
      script: null,
      createdAt: context.now,
      resolvedAt: null,
      activityAt: context.now,
    };
    const held = input.notBefore !== null && input.notBefore > context.now;
    const appended = appendMessage(conversation, {
      ...blankMessage(conversation.id, input.messageId, 'outbound', context),
      text: input.text,
      html: channel.capabilities.richText ? input.html : null,
      subject: channel.capabilities.subject ? input.subject : null,
      recipients: channel.capabilities.recipients ? input.recipients : null,
      attachments: input.attachments,
      notBefore: input.notBefore,
      delivery: { status: held ? 'held' : 'queued', at: context.now, failure: null },
    });
    return ok([
      { entity: 'conversation', row: appended.conversation },
      { entity: 'message', row: appended.message },
    ]);
  },
});
