import type { Row } from '#shared/domain/entities.ts';
import type { Unit } from '../store/index.ts';

/** Puts a reply in line for its connector, in the transaction that writes it: stored and queued are one fact. */
export async function queueSend(unit: Unit, message: Row<'message'>, inboxId: string): Promise<void> {
  const line = {
    messageId: message.id,
    conversationId: message.conversationId,
    inboxId,
    position: message.position,
    state: 'waiting' as const,
    attempts: 0,
    nextAttemptAt: Math.max(message.notBefore ?? 0, unit.now),
    claimedBy: null,
    claimedAt: null,
    lastDetail: null,
    lastFailure: null,
  };
  await unit.sql
    .insertInto('sendQueue')
    .values(line)
    .onConflict((conflict) => conflict.column('messageId').doUpdateSet({ ...line }))
    .execute();
}

/** Takes a held reply out of the line. */
export async function unqueueSend(unit: Unit, messageId: string): Promise<void> {
  await unit.sql.deleteFrom('sendQueue').where('messageId', '=', messageId).where('state', '=', 'waiting').execute();
}
