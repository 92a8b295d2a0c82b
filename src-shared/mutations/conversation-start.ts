import { channels } from '../channels/registry.ts';
import { appendMessage } from '../domain/append-message.ts';
import { newConversation } from '../domain/new-conversation.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';
import { replyContentSchema, replyMessage } from './reply-content.ts';
import { refusal } from './write-message.ts';

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
    const conversation = newConversation({
      id: input.conversationId,
      number: 0,
      customerId: input.customerId,
      inboxId: inbox.id,
      channel: inbox.channel,
      queueId: inbox.queueId,
      subject: input.subject ?? '',
      language: rows.get('customer', input.customerId).language,
      createdAt: context.now,
    });
    const reply = replyMessage(conversation, input.messageId, input, context);
    const appended = appendMessage({ ...conversation, assigneeId: context.actor.userId }, reply);
    return ok([
      { entity: 'conversation', row: appended.conversation },
      { entity: 'message', row: appended.message },
    ]);
  },
});
