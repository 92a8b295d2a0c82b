import { z } from 'zod';
import { appendMessage } from '../domain/append-message.ts';
import { attachmentSchema } from '../domain/attachment.ts';
import { canSee } from '../domain/conversation.ts';
import { isMentioned, type Mention, mentionId } from '../domain/mention.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type MutationContext, type RowWrite } from './definition.ts';
import { blankMessage, refusal } from './write-message.ts';

/** An internal note: colleagues read it, the customer never does. */
export const noteAdd = defineMutation({
  name: 'note.add',
  args: z.object({
    conversationId: idSchema,
    messageId: idSchema,
    text: z.string().max(20_000),
    attachments: z.array(attachmentSchema).max(20),
    /** Colleagues whose `@Name` stands in the text. */
    mentionIds: z.array(idSchema).max(20).optional(),
  }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId, messageId, mentionIds = [] }) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'message', id: messageId, optional: true },
    ...mentionIds.map((id) => ({ entity: 'user' as const, id, optional: true })),
  ],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { conversationId, messageId, text, attachments, mentionIds = [] }, context) {
    if (rows.find('message', messageId) !== null) return refusal('conflict', 'a message with this id exists');
    if (text.trim() === '' && attachments.length === 0) return refusal('empty', 'a note needs a text or an attachment');
    const note = { ...blankMessage(conversationId, messageId, 'note', context), text, attachments };
    const { conversation, message } = appendMessage(rows.get('conversation', conversationId), note);
    const mentioned = [...new Set(mentionIds)].filter((id) => {
      const user = rows.find('user', id);
      // Only who may see the conversation: an alert that leads nowhere is worse than none.
      return user !== null && isMentioned(text, user.name) && canSee({ userId: id, ...user }, conversation);
    });
    return ok<RowWrite[]>([
      { entity: 'conversation', row: conversation },
      { entity: 'message', row: message },
      ...mentioned
        .filter((id) => id !== context.actor.userId)
        .map((userId): RowWrite => ({ entity: 'mention', row: mentionOf(userId, conversationId, messageId, context) })),
    ]);
  },
});

const mentionOf = (
  userId: string,
  conversationId: string,
  messageId: string,
  { actor, now }: MutationContext,
): Mention => ({
  id: mentionId(userId, messageId),
  userId,
  conversationId,
  messageId,
  byId: actor.userId,
  at: now,
  seenAt: null,
});
