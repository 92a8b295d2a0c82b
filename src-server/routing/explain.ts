import type { Explanation } from '#shared/domain/routing-explanation.ts';
import type { Unit } from '../store/index.ts';
import type { FloorMirror } from './floor-mirror.ts';

/** Answers "why does it wait?" and "why me?" from the floor as it is in this transaction. */
export async function explain(unit: Unit, mirror: FloorMirror, conversationId: string): Promise<Explanation> {
  const ringing = await unit.sql
    .selectFrom('offer')
    .select(['userId', 'why'])
    .where('conversationId', '=', conversationId)
    .where('state', '=', 'ringing')
    .executeTakeFirst();
  const offer = ringing ? { userId: ringing.userId, why: ringing.why ?? [] } : null;
  const since = mirror.waitingSince(conversationId);
  if (since === null) return { waiting: null, offer, agents: [] };
  const left = mirror.hasLeft(conversationId) ? ('customer-left' as const) : null;
  const found = mirror.engine.explain(conversationId, unit.now);
  if (found === null) return { waiting: { reason: left ?? 'no-queue', since, retryAt: null }, offer, agents: [] };
  return { waiting: { reason: left ?? found.reason, since, retryAt: found.retryAt }, offer, agents: found.agents };
}
