import type { UnplacedMessage } from './append-message.ts';
import type { MessageKind, SystemEvent } from './message.ts';

/** A message with everything empty, for its maker to fill in what it is about. */
export const emptyMessage = (
  id: string,
  conversationId: string,
  kind: MessageKind,
  sentAt: number,
): UnplacedMessage => ({
  id,
  conversationId,
  kind,
  authorId: null,
  senderName: null,
  text: '',
  html: null,
  quotedText: null,
  subject: null,
  recipients: null,
  attachments: [],
  automatic: false,
  event: null,
  delivery: null,
  notBefore: null,
  sentAt,
});

/** What happened, as a line in the thread, without a colleague behind it. */
export const systemMessage = (
  id: string,
  conversationId: string,
  event: SystemEvent,
  sentAt: number,
): UnplacedMessage => ({
  ...emptyMessage(id, conversationId, 'system', sentAt),
  automatic: true,
  event,
});
