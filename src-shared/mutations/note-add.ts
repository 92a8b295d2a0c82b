import { z } from 'zod';
import { appendMessage } from '../domain/append-message.ts';
import { attachmentSchema } from '../domain/attachment.ts';
import { canSee } from '../domain/conversation.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation } from './definition.ts';
import { blankMessage, refusal } from './write-message.ts';

/** An internal note: colleagues read it, the customer never does. */
export const noteAdd = defineMutation({
  name: 'note.add',
  args: z.object({
    conversationId: idSchema,
    messageId: idSchema,
    text: z.string().max(20_000),
    attachments: z.array(attachmentSchema).max(20),
  }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId, messageId }) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'message', id: messageId, optional: true },
  ],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { conversationId, messageId, text, attachments }, context) {
    if (rows.find('message', messageId) !== null) return refusal('conflict', 'a message with this id exists');
    if (text.trim() === '' && attachments.length === 0) return refusal('empty', 'a note needs a text or an attachment');
    const note = { ...blankMessage(conversationId, messageId, 'note', context), text, attachments };
    const { conversation, message } = appendMessage(rows.get('conversation', conversationId), note);
    return ok([
      { entity: 'conversation', row: conversation },
      { entity: 'message', row: message },
    ]);
  },
});
