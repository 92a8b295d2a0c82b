import { sql } from 'kysely';
import { summarise } from '#shared/domain/append-message.ts';
import type { Store, Tables, Unit } from '../store/index.ts';

export type Claimed = Tables['sendQueue'];

/**
 * Takes what is due and marks it as being sent, before anything is handed over: whatever happens next, it is known that the
 * provider may have it. One message of a conversation at a time, in the thread's order; a reply that is held for later does not
 * hold up the ones behind it. Only of these inboxes: the others have no connector and their replies wait without counting attempts.
 */
export async function claimDue(
  store: Store,
  nodeId: string,
  inboxIds: readonly string[],
  limit: number,
): Promise<Claimed[]> {
  const { value } = await store.transact(async (unit) => {
    const { rows } = await sql<{ messageId: string }>`
      select q.message_id as "messageId" from send_queue q
      where q.state = 'waiting' and q.next_attempt_at <= ${unit.now} and q.inbox_id in (${sql.join(inboxIds)})
        and not exists (
          select 1 from send_queue earlier
          where earlier.conversation_id = q.conversation_id and earlier.position < q.position
            and (earlier.state = 'sending' or earlier.attempts > 0 or earlier.next_attempt_at <= ${unit.now})
        )
      order by q.next_attempt_at limit ${limit} for update of q skip locked`.execute(unit.sql);
    const claimed: Claimed[] = [];
    for (const { messageId } of rows) {
      const line = await unit.sql
        .updateTable('sendQueue')
        // Counted before sending: a crash mid-send must not grant an endless supply of first attempts.
        .set((builder) => ({
          state: 'sending',
          claimedBy: nodeId,
          claimedAt: unit.now,
          attempts: builder('attempts', '+', 1),
        }))
        .where('messageId', '=', messageId)
        .returningAll()
        .executeTakeFirstOrThrow();
      if (await release(unit, line)) claimed.push(line);
    }
    return claimed;
  });
  return value;
}

/** Marks the message as on its way; a held one takes its effect on the conversation only now. False: the message is gone. */
async function release(unit: Unit, line: Claimed): Promise<boolean> {
  const message = await unit.find('message', line.messageId);
  if (message === null) {
    await unit.sql.deleteFrom('sendQueue').where('messageId', '=', line.messageId).execute();
    return false;
  }
  const wasHeld = message.delivery?.status === 'held';
  const sending = { ...message, delivery: { status: 'sending' as const, at: unit.now, failure: null } };
  await unit.put('message', sending, message);
  const conversation = wasHeld ? await unit.find('conversation', line.conversationId) : null;
  if (conversation) await unit.put('conversation', summarise(conversation, sending), conversation);
  return true;
}
