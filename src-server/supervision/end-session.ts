import { appendMessage } from '#shared/domain/append-message.ts';
import { participantId } from '#shared/domain/participant.ts';
import type { Supervision } from '#shared/domain/supervision.ts';
import { systemMessage } from '#shared/domain/system-message.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Unit } from '../store/index.ts';
import { recordAudit } from './audit.ts';

type EndedAs = NonNullable<Supervision['endedAs']>;

/** Ends a session on behalf of the house: its conversation is over, somebody else took it, its supervisor is gone. */
export async function endSession(
  unit: Unit,
  session: Supervision,
  endedAs: EndedAs,
  actorId: string | null,
): Promise<void> {
  const { id, conversationId, supervisorId, agentId, mode } = session;
  await unit.put('supervision', { ...session, endedAt: unit.now, endedAs }, session);
  await recordAudit(unit, {
    actorId,
    action: 'supervision.ended',
    subject: id,
    conversationId,
    userId: agentId,
    detail: { as: endedAs, mode, supervisorId },
  });
  if (mode !== 'join' || conversationId === null) return;
  await leaveParticipant(unit, participantId(supervisorId, conversationId));
  const before = await unit.find('conversation', conversationId);
  if (before === null) return;
  const event = { name: 'supervision' as const, action: 'left' as const, userId: supervisorId };
  const { conversation, message } = appendMessage(before, systemMessage(newId(), before.id, event, unit.now));
  await unit.put('conversation', conversation, before);
  await unit.put('message', message, null);
}

async function leaveParticipant(unit: Unit, id: string): Promise<void> {
  const participant = await unit.find('participant', id);
  if (participant && participant.leftAt === null)
    await unit.put('participant', { ...participant, leftAt: unit.now }, participant);
}

/** The running sessions of a conversation, their rows locked. */
export async function runningOn(unit: Unit, conversationId: string): Promise<Supervision[]> {
  return unit.sql
    .selectFrom('supervision')
    .selectAll()
    .where('conversationId', '=', conversationId)
    .where('endedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
}

/**
 * The conversation is over: nobody watches it any more, and nobody takes part. No lines in the thread: that it is resolved says
 * enough, and the caller is about to write the conversation's row itself.
 */
export async function endAllOn(unit: Unit, conversationId: string, actorId: string | null): Promise<void> {
  for (const session of await runningOn(unit, conversationId)) {
    await unit.put('supervision', { ...session, endedAt: unit.now, endedAs: 'resolved' }, session);
    await recordAudit(unit, {
      actorId,
      action: 'supervision.ended',
      subject: session.id,
      conversationId,
      userId: session.agentId,
      detail: { as: 'resolved', mode: session.mode, supervisorId: session.supervisorId },
    });
  }
  const taking = await unit.sql
    .selectFrom('participant')
    .select('id')
    .where('conversationId', '=', conversationId)
    .where('leftAt', 'is', null)
    .execute();
  for (const { id } of taking) await leaveParticipant(unit, id);
}
