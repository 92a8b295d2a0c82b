import { sql } from 'kysely';
import type { Row } from '#shared/domain/entities.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Unit } from '../store/index.ts';

type Conversation = Row<'conversation'>;

/** In whose hands a conversation is, and for which queue; null: in nobody's. */
const handsOf = ({ state, assigneeId }: Conversation): string | null => (state === 'open' ? assigneeId : null);

/** A conversation that comes into other hands, leaves them, or goes on for another queue. */
export async function recordHandling(unit: Unit, before: Conversation | null, after: Conversation): Promise<void> {
  const held = before === null ? null : handsOf(before);
  const holds = handsOf(after);
  if (held === holds && (holds === null || before?.queueId === after.queueId)) return;
  if (held !== null) await endHandling(unit, after.id);
  if (holds !== null) await beginHandling(unit, after, holds);
}

async function beginHandling(unit: Unit, { id, queueId, channel }: Conversation, agentId: string): Promise<void> {
  await unit.sql
    .insertInto('floorHandling')
    .values({
      id: newId(),
      conversationId: id,
      queueId,
      channel,
      agentId,
      startedAt: unit.now,
      endedAt: null,
      activeMs: null,
    })
    .onConflict((conflict) => conflict.column('conversationId').where('endedAt', 'is', null).doNothing())
    .execute();
}

/** How long of it the agent was there is known now, and does not change with what is recorded later. */
async function endHandling(unit: Unit, conversationId: string): Promise<void> {
  const end = sql`greatest(h.started_at, ${unit.now}::bigint)`;
  await sql`update floor_handling h set ended_at = ${end}, active_ms = coalesce((
      select sum(greatest(0, least(coalesce(p.ended_at, ${end}), ${end}) - greatest(p.started_at, h.started_at)))
      from floor_presence p where p.user_id = h.agent_id and p.state not in ('offline', 'away')
        and (p.ended_at is null or p.ended_at > h.started_at)), 0)
    where h.conversation_id = ${conversationId} and h.ended_at is null`.execute(unit.sql);
}
