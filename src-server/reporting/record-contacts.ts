import { sql } from 'kysely';
import { channels } from '#shared/channels/registry.ts';
import type { Row } from '#shared/domain/entities.ts';
import { newId } from '#shared/lib/ids.ts';
import type { Unit, WriteRule } from '../store/index.ts';
import { isMerged } from './is-merged.ts';
import { recordHandling } from './record-handlings.ts';
import { recordReply } from './record-replies.ts';
import { recordResolution } from './record-resolutions.ts';

type Conversation = Row<'conversation'>;

/** A customer waits in a queue and nobody has the conversation. */
export const waitsForSomebody = ({ state, assigneeId, waitingSince }: Conversation): boolean =>
  state === 'open' && assigneeId === null && waitingSince !== null;

/**
 * Writes down what a written conversation means for the floor's figures, in the same transaction and whoever writes it. What the
 * words mean stands in `figure-info.ts`.
 */
export const recordFloorFacts: WriteRule<'conversation'> = async (unit, row, before) => ({
  row,
  // After the row: the facts point to it.
  after: async () => {
    await recordContact(unit, before, row);
    await recordHandling(unit, before, row);
    await recordReply(unit, before, row);
    await recordResolution(unit, before, row);
  },
});

async function recordContact(unit: Unit, before: Conversation | null, after: Conversation): Promise<void> {
  const waited = before !== null && waitsForSomebody(before);
  const waits = waitsForSomebody(after);
  if (!waited) {
    if (waits) await beginContact(unit, after);
    return;
  }
  if (waits && before.queueId === after.queueId) {
    // Somebody who had left and writes again waits anew.
    if (after.lastInboundPosition > before.lastInboundPosition) await beginContact(unit, after);
    return;
  }
  await endContact(unit, after.id, await outcomeOf(unit, before, after));
  if (waits) await beginContact(unit, after);
}

type Outcome = { outcome: 'answered' | 'abandoned' | 'moved' | 'withdrawn'; agentId: string | null };

async function outcomeOf(unit: Unit, before: Conversation, after: Conversation): Promise<Outcome> {
  if (waitsForSomebody(after)) return { outcome: 'moved', agentId: null };
  if (after.assigneeId !== null && after.state === 'open') return { outcome: 'answered', agentId: after.assigneeId };
  if (after.lastReply !== null && after.lastReply.id !== before.lastReply?.id)
    return { outcome: 'answered', agentId: after.lastReply.authorId };
  const closed = after.state === 'resolved' && !(await isMerged(unit, after.id));
  const outcome = closed && channels[after.channel].capabilities.live ? 'abandoned' : 'withdrawn';
  return { outcome, agentId: null };
}

/** The customer begins to wait in this queue; one that waits there already is left alone. */
export async function beginContact(unit: Unit, conversation: Conversation): Promise<void> {
  const { id, queueId, channel, waitingSince } = conversation;
  const queue = (await unit.list('queue')).find((one) => one.id === queueId);
  await unit.sql
    .insertInto('floorContact')
    .values({
      id: newId(),
      conversationId: id,
      queueId,
      channel,
      waitingSince: waitingSince ?? unit.now,
      queuedAt: unit.now,
      targetMs: (queue?.serviceLevelSeconds ?? 0) * 1000,
      endedAt: null,
      outcome: null,
      agentId: null,
    })
    .onConflict((conflict) => conflict.column('conversationId').where('endedAt', 'is', null).doNothing())
    .execute();
}

async function endContact(unit: Unit, conversationId: string, outcome: Outcome): Promise<void> {
  await unit.sql
    .updateTable('floorContact')
    // Another process's clock may be behind: nothing ends before it begins.
    .set({ ...outcome, endedAt: sql<number>`greatest(queued_at, ${unit.now})` })
    .where('conversationId', '=', conversationId)
    .where('endedAt', 'is', null)
    .execute();
}
