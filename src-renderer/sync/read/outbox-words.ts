import { z } from 'zod';
import { type Message, messageSchema } from '#shared/domain/message.ts';
import type { OutboxEntry } from '../outbox/entry.ts';

const words = z.object({ text: z.string() });
const written = messageSchema
  .pick({ conversationId: true, text: true })
  .extend({ messageId: z.string(), attachments: messageSchema.shape.attachments.default([]) })
  .extend(
    z
      .object({
        html: messageSchema.shape.html,
        subject: messageSchema.shape.subject,
        recipients: messageSchema.shape.recipients,
      })
      .partial().shape,
  );

/** The words an agent wrote in an action, or null when it has none. */
export function textOf(entry: OutboxEntry): string | null {
  const parsed = words.safeParse(entry.args);
  return parsed.success ? parsed.data.text : null;
}

/** A parked message as it would look, so that its author finds it where they wrote it; null for actions that write none. */
export function messageOf(entry: OutboxEntry, authorId: string): Message | null {
  const parsed = written.safeParse(entry.args);
  // What was said aside is a message of another kind: it must never look like one to the customer.
  if (!parsed.success || entry.name.startsWith('side.')) return null;
  const { messageId, conversationId, text, html, subject, recipients, attachments } = parsed.data;
  return {
    id: messageId,
    conversationId,
    // Behind everything that has a place.
    position: Number.MAX_SAFE_INTEGER,
    kind: entry.name === 'note.add' ? 'note' : 'outbound',
    authorId,
    senderName: null,
    text,
    html: html ?? null,
    quotedText: null,
    subject: subject ?? null,
    recipients: recipients ?? null,
    attachments,
    automatic: false,
    event: null,
    delivery: null,
    notBefore: null,
    sentAt: entry.actedAt,
  };
}
