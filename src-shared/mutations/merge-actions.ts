import { z } from 'zod';
import { asResolved, type Conversation, canSee, priorities } from '../domain/conversation.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type RowWrite } from './definition.ts';
import { ThreadWriter } from './thread-writer.ts';
import { refusal } from './write-message.ts';

const least = (...times: (number | null)[]): number | null =>
  times.reduce((found, at) => (at === null || (found !== null && found <= at) ? found : at), null);

/** What the target takes on: the longer wait, the nearer promise, the higher priority, every tag. */
function takeOn(target: Conversation, source: Conversation): Partial<Conversation> {
  const waitingSince = least(target.waitingSince, source.waitingSince);
  const higher = priorities.indexOf(source.priority) > priorities.indexOf(target.priority) ? source : target;
  return {
    waitingSince,
    replyDueAt: least(target.replyDueAt, source.replyDueAt),
    priority: higher.priority,
    tagIds: [...new Set([...target.tagIds, ...source.tagIds])].slice(0, 50),
    assigneeId: target.assigneeId ?? source.assigneeId,
    lastInboundAt: Math.max(target.lastInboundAt ?? 0, source.lastInboundAt ?? 0) || null,
    ...(waitingSince !== null && source.waitingSince !== null
      ? { state: 'open' as const, snoozedUntil: null, resolvedAt: null }
      : {}),
  };
}

/** One matter in two conversations becomes one: the source ends and points to the target. */
export const conversationMerge = defineMutation({
  name: 'conversation.merge',
  args: z.object({ conversationId: idSchema, targetId: idSchema }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId, targetId }) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'conversation', id: targetId },
    { entity: 'conversationMerge', id: conversationId, optional: true },
    { entity: 'conversationMerge', id: targetId, optional: true },
  ],
  allowed: (rows, { conversationId, targetId }, actor) =>
    canSee(actor, rows.get('conversation', conversationId)) && canSee(actor, rows.get('conversation', targetId)),
  apply(rows, { conversationId, targetId }, context) {
    const source = rows.get('conversation', conversationId);
    const target = rows.get('conversation', targetId);
    if (conversationId === targetId) return refusal('invalid', 'a conversation cannot be merged into itself');
    if (source.customerId !== target.customerId)
      return refusal('invalid', 'only conversations of the same customer can be merged');
    // The answer leaves through the target's inbox: merging a chat into an email would send it to the wrong place.
    if (source.inboxId !== target.inboxId)
      return refusal('invalid', 'only conversations of the same inbox can be merged');
    if (rows.find('conversationMerge', conversationId) !== null || rows.find('conversationMerge', targetId) !== null)
      return refusal('conflict', 'one of them has been merged already');
    const into = new ThreadWriter(target, context)
      .change(takeOn(target, source))
      .tell({ name: 'merged', direction: 'from', conversationId }, 'from');
    const from = new ThreadWriter(source, context)
      .change(asResolved(source, context.now))
      .tell({ name: 'merged', direction: 'into', conversationId: targetId }, 'into');
    const merge = { id: conversationId, targetId, mergedBy: context.actor.userId, mergedAt: context.now };
    return ok<RowWrite[]>([{ entity: 'conversationMerge', row: merge }, ...into.writes, ...from.writes]);
  },
});

/** Takes a merge back: the source is a conversation of its own again. */
export const conversationUnmerge = defineMutation({
  name: 'conversation.unmerge',
  args: z.object({ conversationId: idSchema }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId }) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'conversationMerge', id: conversationId },
  ],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { conversationId }, context) {
    const thread = new ThreadWriter(rows.get('conversation', conversationId), context)
      .change({ state: 'open', resolvedAt: null })
      .tell({ name: 'state', state: 'open', until: null });
    return ok<RowWrite[]>([{ entity: 'conversationMerge', id: conversationId, row: null }, ...thread.writes]);
  },
});
