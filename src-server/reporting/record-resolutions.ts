import type { Row } from '#shared/domain/entities.ts';
import { firstContactWindowMs } from '#shared/domain/figure-info.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Unit } from '../store/index.ts';
import { isMerged } from './is-merged.ts';

type Conversation = Row<'conversation'>;

/** A conversation was resolved, or is no longer: the customer came back, or a colleague took it back. */
export async function recordResolution(unit: Unit, before: Conversation | null, after: Conversation): Promise<void> {
  const was = before?.state === 'resolved';
  const is = after.state === 'resolved';
  if (was === is) return;
  if (is) await resolved(unit, after);
  else if (before !== null) await reopened(unit, before, after);
}

async function resolved(unit: Unit, { id, queueId, channel, assigneeId, createdAt }: Conversation): Promise<void> {
  if (await isMerged(unit, id)) return;
  const earlier = await unit.sql
    .selectFrom('floorResolution')
    .select('id')
    .where('conversationId', '=', id)
    .where('at', '>=', unit.now - firstContactWindowMs)
    .limit(1)
    .executeTakeFirst();
  await unit.sql
    .insertInto('floorResolution')
    .values({
      id: newId(),
      conversationId: id,
      queueId,
      channel,
      agentId: assigneeId,
      at: unit.now,
      tookMs: Math.max(0, unit.now - createdAt),
      isFirst: earlier === undefined,
      returnedAt: null,
    })
    .execute();
}

async function reopened(unit: Unit, before: Conversation, after: Conversation): Promise<void> {
  const last = await unit.sql
    .selectFrom('floorResolution')
    .select('id')
    .where('conversationId', '=', after.id)
    .where('returnedAt', 'is', null)
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (!last) return;
  if (after.lastInboundPosition > before.lastInboundPosition)
    await unit.sql.updateTable('floorResolution').set({ returnedAt: unit.now }).where('id', '=', last.id).execute();
  else await unit.sql.deleteFrom('floorResolution').where('id', '=', last.id).execute();
}
