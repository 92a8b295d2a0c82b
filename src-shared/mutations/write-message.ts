import type { Refusal } from '../contract/errors.ts';
import type { UnplacedMessage } from '../domain/append-message.ts';
import type { Conversation } from '../domain/conversation.ts';
import type { MessageKind, SystemEvent } from '../domain/message.ts';
import { emptyMessage } from '../domain/system-message.ts';
import type { MutationContext } from './definition.ts';

/** A message with everything empty, for mutations to fill in what they are about. */
export function blankMessage(
  conversationId: string,
  id: string,
  kind: MessageKind,
  { actor, now }: MutationContext,
): UnplacedMessage {
  return { ...emptyMessage(id, conversationId, kind, now), authorId: actor.userId };
}

/** What happened, as a line in the thread. Its id follows from the mutation's, so both sides make the same row. */
export const eventMessage = (
  conversation: Conversation,
  event: SystemEvent,
  context: MutationContext,
): UnplacedMessage => ({
  ...blankMessage(conversation.id, `${context.mutationId}:event`, 'system', context),
  event,
});

export const refusal = (code: Refusal['code'], detail: string): { ok: false; error: Refusal } => ({
  ok: false,
  error: { code, detail },
});
