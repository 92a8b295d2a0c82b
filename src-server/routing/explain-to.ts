import { canSee } from '#shared/domain/conversation.ts';
import { type Actor, seesEverything } from '#shared/domain/role.ts';
import type { Explanation } from '#shared/domain/routing-explanation.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Database } from '../store/index.ts';
import type { Router } from './router.ts';

/**
 * Routing's view of a conversation for somebody who may see it. Agents learn about themselves only: how busy colleagues are is
 * for those who lead them.
 * @throws RequestFailure not-found
 */
export async function explainTo(
  db: Database,
  router: Router,
  actor: Actor,
  conversationId: string,
): Promise<Explanation> {
  const place = await db
    .selectFrom('conversation')
    .select(['queueId', 'assigneeId'])
    .where('id', '=', conversationId)
    .executeTakeFirst();
  if (!place || !canSee(actor, place)) throw new RequestFailure('not-found', 'there is no such conversation');
  const whole = await router.explain(conversationId);
  if (seesEverything(actor.role)) return whole;
  return {
    ...whole,
    offer: whole.offer?.userId === actor.userId ? whole.offer : null,
    agents: whole.agents.filter(({ userId }) => userId === actor.userId),
  };
}
