import type { Conversation } from '../domain/conversation.ts';
import type { WrapUp } from '../domain/wrap-up.ts';
import type { MutationContext } from './definition.ts';

/**
 * The work after a conversation, for whoever held it; null when there is neither time for it nor an outcome to keep. Its id
 * follows from the mutation's, so both sides make the same row.
 */
export function beginWrapUp(
  { id, queueId, assigneeId }: Conversation,
  dispositionId: string | null,
  wrapUpSeconds: number,
  { actor, now, mutationId }: MutationContext,
): WrapUp | null {
  if (wrapUpSeconds === 0 && dispositionId === null) return null;
  return {
    id: `wrap:${mutationId}`.slice(0, 80),
    userId: assigneeId ?? actor.userId,
    conversationId: id,
    queueId,
    dispositionId,
    startedAt: now,
    endsAt: now + wrapUpSeconds * 1000,
    endedAt: wrapUpSeconds === 0 ? now : null,
  };
}
