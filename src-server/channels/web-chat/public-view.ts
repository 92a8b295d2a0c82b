import type { VisitorMessage } from '#shared/contract/visitor.ts';
import type { OutgoingMessage, PublicMessage } from '../connector.ts';
import { clientIdOf } from './visitor-key.ts';

/** A stored message as the visitor's page shows it. Takes public messages only, so nothing internal can pass. */
export function toVisitorMessage(threadKey: string, message: PublicMessage): VisitorMessage {
  const own = message.kind === 'inbound';
  return {
    id: (own ? clientIdOf(threadKey, message.externalId) : null) ?? message.id,
    ref: message.id,
    from: own ? 'visitor' : 'agent',
    authorName: own ? null : message.authorName,
    text: message.text,
    files: message.files.map(({ name, mimeType, sizeBytes }) => ({ name, mimeType, sizeBytes })),
    status: message.status === 'received' ? 'sent' : message.status,
    sentAt: message.sentAt,
  };
}

/** A colleague's message on its way out. */
export const toLiveMessage = (message: OutgoingMessage): VisitorMessage => ({
  id: message.messageId,
  ref: message.messageId,
  from: 'agent',
  authorName: message.authorName,
  text: message.text,
  files: message.files.map(({ name, mimeType, sizeBytes }) => ({ name, mimeType, sizeBytes })),
  status: 'sent',
  sentAt: message.sentAt,
});
