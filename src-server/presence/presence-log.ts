import type { RequestInput, RequestOutput } from '#shared/contract/socket.ts';
import { type Actor, seesEverything } from '#shared/domain/role.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Database } from '../store/index.ts';

/** Who changed whose state and why, newest first. @throws RequestFailure forbidden: an agent asks for somebody else's */
export async function presenceLog(
  db: Database,
  actor: Actor,
  { userId, before, limit }: RequestInput<'presence:log'>,
): Promise<RequestOutput<'presence:log'>> {
  if (userId !== actor.userId && !seesEverything(actor.role))
    throw new RequestFailure('forbidden', 'agents read their own record only');
  let query = db.selectFrom('presenceChange').selectAll().orderBy('at', 'desc').orderBy('id', 'desc').limit(limit);
  if (userId !== null) query = query.where('userId', '=', userId);
  if (before !== null) query = query.where('at', '<', before);
  const rows = await query.execute();
  return {
    changes: rows.map(({ id, userId: who, at, actorId, cause, ...sides }) => ({
      id,
      userId: who,
      at,
      actorId,
      cause,
      from: { state: sides.fromState, reason: sides.fromReason },
      to: { state: sides.toState, reason: sides.toReason },
    })),
  };
}
