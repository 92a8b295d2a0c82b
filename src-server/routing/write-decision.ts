import { appendMessage } from '#shared/domain/append-message.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { Offer } from '#shared/domain/offer.ts';
import { systemMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Unit } from '../store/index.ts';
import type { Decision } from './engine/engine.ts';

/**
 * Makes a decision true: the offer rings, and a conversation that has overflowed belongs to the queue it went to. The rows are
 * locked and asked again first, because people act meanwhile.
 * @returns the offer, or null when the conversation no longer waits or the agent is no longer available
 */
export async function writeDecision(unit: Unit, decision: Decision): Promise<Offer | null> {
  // The agent before the conversation, as when somebody is signed off: opposite orders would wait for each other.
  const presence = await unit.find('presence', decision.agentId);
  if (presence?.state !== 'available') return null;
  const conversation = await unit.find('conversation', decision.conversationId);
  if (conversation === null || conversation.assigneeId !== null || conversation.state !== 'open') return null;
  const ringing = await unit.sql
    .selectFrom('offer')
    .select('id')
    .where('conversationId', '=', conversation.id)
    .where('state', '=', 'ringing')
    .executeTakeFirst();
  if (ringing) return null;
  const queue = await unit.sql
    .selectFrom('queue')
    .select('offerSeconds')
    .where('id', '=', decision.queueId)
    .executeTakeFirst();
  if (!queue) return null;
  if (conversation.queueId !== decision.queueId) await moveTo(unit, conversation, decision.queueId);
  const offer: Offer = {
    id: newId(),
    conversationId: conversation.id,
    queueId: decision.queueId,
    userId: decision.agentId,
    state: 'ringing',
    reason: decision.reason,
    why: decision.why,
    offeredAt: unit.now,
    expiresAt: unit.now + queue.offerSeconds * 1000,
    closedAt: null,
  };
  await unit.put('offer', offer, null);
  return offer;
}

/** Without the move the other queue's agents could not see what rings at them. */
async function moveTo(unit: Unit, before: Row<'conversation'>, queueId: string): Promise<void> {
  const { conversation, message } = appendMessage(
    { ...before, queueId },
    systemMessage(newId(), before.id, { name: 'transferred', queueId, userId: null }, unit.now),
  );
  await unit.put('conversation', conversation, before);
  await unit.put('message', message, null);
}
