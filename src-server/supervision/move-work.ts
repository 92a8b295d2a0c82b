import { channels } from '#shared/channels/registry.ts';
import { type BulkAction, changedFields } from '#shared/domain/bulk-action.ts';
import { channelIds } from '#shared/domain/channel-id.ts';
import type { MutationContext, RowWrite } from '#shared/mutations/definition.ts';
import type { MutationArgs } from '#shared/mutations/registry.ts';
import { ThreadWriter } from '#shared/mutations/thread-writer.ts';
import { withdrawOffers } from '../routing/index.ts';
import type { Unit } from '../store/index.ts';

const liveChannels = channelIds.filter((id) => channels[id].capabilities.live);
const mostAtOnce = 500;

/**
 * Finds the agent's open work and gives it on, each with its line and its part in the action's outcomes. The rows are added to the
 * action's own writes.
 */
export async function moveWork(
  unit: Unit,
  { userId, toUserId, liveOnly }: MutationArgs<'agent.moveWork'>,
  action: BulkAction,
  writes: RowWrite[],
  context: MutationContext,
): Promise<void> {
  const ringing = await unit.sql
    .selectFrom('offer')
    .select('conversationId')
    .where('userId', '=', userId)
    .where('state', '=', 'ringing')
    .execute();
  for (const { conversationId } of ringing) await withdrawOffers(unit, conversationId, null);
  let held = unit.sql
    .selectFrom('conversation')
    .select('id')
    .where('assigneeId', '=', userId)
    .where('state', '!=', 'resolved')
    .orderBy('id')
    .limit(mostAtOnce);
  if (liveOnly) held = held.where('channel', 'in', liveChannels).where('state', '=', 'open');
  for (const [index, { id }] of (await held.execute()).entries()) {
    const before = await unit.find('conversation', id);
    if (before?.assigneeId !== userId) continue;
    const thread = new ThreadWriter(before, { ...context, mutationId: `${context.mutationId}:${index}` })
      .change({ assigneeId: toUserId })
      .tell({ name: 'assigned', userId: toUserId });
    writes.push(...thread.writes);
    const changed = changedFields(before, thread.conversation);
    action.outcomes.push({ conversationId: id, refusal: null, ...changed, undone: null });
  }
}
