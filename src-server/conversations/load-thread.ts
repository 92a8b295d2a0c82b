import type { RequestInput, RequestOutput } from '#shared/contract/socket.ts';
import { canSee } from '#shared/domain/conversation.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { Actor } from '#shared/domain/role.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Database } from '../store/index.ts';

/** The conversation if this reader may see it. @throws RequestFailure not-found, also when it exists but is not theirs to see */
export async function getVisibleConversation(db: Database, actor: Actor, id: string): Promise<Row<'conversation'>> {
  const conversation = await db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst();
  if (!conversation || !canSee(actor, conversation))
    throw new RequestFailure('not-found', 'there is no such conversation');
  return conversation;
}

/** A page of a thread, newest first. */
export async function loadThread(
  db: Database,
  actor: Actor,
  input: RequestInput<'thread:load'>,
): Promise<RequestOutput<'thread:load'>> {
  const conversation = await getVisibleConversation(db, actor, input.conversationId);
  let query = db
    .selectFrom('message')
    .selectAll()
    .where('conversationId', '=', conversation.id)
    .orderBy('position', 'desc')
    .limit(input.limit + 1);
  if (input.beforePosition !== null) query = query.where('position', '<', input.beforePosition);
  const rows = await query.execute();
  return { conversation, messages: rows.slice(0, input.limit), more: rows.length > input.limit };
}
