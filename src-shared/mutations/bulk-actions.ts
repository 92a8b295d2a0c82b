import { z } from 'zod';
import { type BulkOutcome, changedFields, stillAsLeft } from '../domain/bulk-action.ts';
import { type Conversation, canSee, prioritySchema } from '../domain/conversation.ts';
import { isAtLeast } from '../domain/role.ts';
import { epochMs, idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import * as conversations from './conversation-actions.ts';
import {
  defineMutation,
  type Mutation,
  type MutationContext,
  type RowKey,
  type Rows,
  type RowWrite,
} from './definition.ts';
import { mayDirect } from './people-actions.ts';
import { ThreadWriter } from './thread-writer.ts';
import { refusal } from './write-message.ts';

/** What can be done to many at once: the same actions as to one, with the same rules and refusals. */
const bulkStepSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('conversation.assign'), userId: idSchema.nullable() }),
  z.object({ name: z.literal('conversation.transfer'), queueId: idSchema.nullable(), userId: idSchema.nullable() }),
  z.object({ name: z.literal('conversation.resolve'), dispositionId: idSchema.nullable() }),
  z.object({ name: z.literal('conversation.reopen') }),
  z.object({ name: z.literal('conversation.setPending') }),
  z.object({ name: z.literal('conversation.snooze'), until: epochMs }),
  z.object({ name: z.literal('conversation.setPriority'), priority: prioritySchema }),
  z.object({ name: z.literal('conversation.addTag'), tagId: idSchema }),
  z.object({ name: z.literal('conversation.removeTag'), tagId: idSchema }),
]);
export type BulkStep = z.infer<typeof bulkStepSchema>;

const single = Object.fromEntries(Object.values(conversations).map((mutation) => [mutation.name, mutation]));
/** The action for one conversation. Its arguments are the step's and the conversation's id. */
const singleOf = (step: BulkStep) => {
  const mutation = single[step.name];
  if (!mutation) throw new Error(`there is no action ${step.name}`);
  return mutation as unknown as Mutation<string, z.ZodType>;
};
/** One conversation's part of a bulk action, as the action for one would be called. */
export const stepArgs = ({ name: _, ...fields }: BulkStep, conversationId: string) => ({ ...fields, conversationId });
export const stepContext = (context: MutationContext, index: number): MutationContext => ({
  ...context,
  mutationId: `${context.mutationId}:${index}`,
});
const sorted = (ids: readonly string[]) => [...new Set(ids)].sort();
const optional = (keys: readonly RowKey[]): RowKey[] => keys.map((key) => ({ ...key, optional: true }));

function writtenConversation(writes: readonly RowWrite[]): Conversation | null {
  for (const write of writes)
    if (write.entity === 'conversation' && write.row !== null) return write.row as Conversation;
  return null;
}

export const conversationBulk = defineMutation({
  name: 'conversation.bulk',
  args: z.object({ bulkId: idSchema, conversationIds: z.array(idSchema).min(1).max(500), step: bulkStepSchema }),
  lane: ({ bulkId }) => bulkId,
  // In one order everywhere: two bulk actions over the same conversations must not wait for each other's locks.
  reads: ({ bulkId, conversationIds, step }, actor) => [
    { entity: 'bulkAction', id: bulkId, optional: true },
    ...sorted(conversationIds).flatMap((id) => optional(singleOf(step).reads(stepArgs(step, id), actor))),
  ],
  follow: (rows, { conversationIds, step }, actor) =>
    sorted(conversationIds)
      .filter((id) => rows.find('conversation', id) !== null)
      .flatMap((id) => optional(singleOf(step).follow?.(rows, stepArgs(step, id), actor) ?? [])),
  // Each conversation is asked for itself; what one may not do shows in its outcome.
  allowed: () => true,
  apply(rows, { bulkId, conversationIds, step }, context) {
    if (rows.find('bulkAction', bulkId) !== null) return refusal('conflict', 'this bulk action has run');
    const outcomes: BulkOutcome[] = [];
    const writes: RowWrite[] = [];
    for (const [index, conversationId] of sorted(conversationIds).entries()) {
      const { code, done } = runOne(rows, step, conversationId, stepContext(context, index));
      const before = rows.find('conversation', conversationId);
      const after = writtenConversation(done) ?? before;
      const changed = before && after ? changedFields(before, after) : { before: {}, after: {} };
      outcomes.push({ conversationId, refusal: code, ...changed, undone: null });
      writes.push(...done);
    }
    const action = {
      id: bulkId,
      actorId: context.actor.userId,
      action: step.name,
      at: context.now,
      outcomes,
      undoneAt: null,
    };
    return ok<RowWrite[]>([{ entity: 'bulkAction', row: action }, ...writes]);
  },
});

function runOne(rows: Rows, step: BulkStep, conversationId: string, context: MutationContext) {
  if (rows.find('conversation', conversationId) === null) return { code: 'not-found' as const, done: [] };
  const mutation = singleOf(step);
  const args = stepArgs(step, conversationId);
  const keys = [...mutation.reads(args, context.actor), ...(mutation.follow?.(rows, args, context.actor) ?? [])];
  const missing = keys.some((key) => !key.optional && rows.find(key.entity, key.id) === null);
  if (missing) return { code: 'not-found' as const, done: [] };
  if (!mutation.allowed(rows, args, context.actor)) return { code: 'forbidden' as const, done: [] };
  const outcome = mutation.apply(rows, args, context);
  return outcome.ok ? { code: null, done: outcome.value } : { code: outcome.error.code, done: [] };
}

/** Takes a bulk action back, conversation by conversation; whoever has changed one since keeps their change. */
export const bulkUndo = defineMutation({
  name: 'bulk.undo',
  args: z.object({ bulkId: idSchema }),
  lane: ({ bulkId }) => bulkId,
  reads: ({ bulkId }) => [{ entity: 'bulkAction', id: bulkId }],
  follow: (rows, { bulkId }) =>
    sorted(rows.get('bulkAction', bulkId).outcomes.map(({ conversationId }) => conversationId)).map((id) => ({
      entity: 'conversation',
      id,
      optional: true,
    })),
  allowed: (rows, { bulkId }, actor) =>
    rows.get('bulkAction', bulkId).actorId === actor.userId || isAtLeast(actor.role, 'supervisor'),
  apply(rows, { bulkId }, context) {
    const action = rows.get('bulkAction', bulkId);
    if (action.undoneAt !== null) return refusal('conflict', 'this has been undone');
    const writes: RowWrite[] = [];
    const outcomes = action.outcomes.map((outcome, index): BulkOutcome => {
      if (outcome.refusal !== null || Object.keys(outcome.after).length === 0) return outcome;
      const conversation = rows.find('conversation', outcome.conversationId);
      const mine =
        conversation !== null && (canSee(context.actor, conversation) || action.actorId === context.actor.userId);
      if (!mine || !stillAsLeft(conversation, outcome)) return { ...outcome, undone: 'moved-on' };
      writes.push(...restored(conversation, outcome, stepContext(context, index)));
      return { ...outcome, undone: 'restored' };
    });
    return ok<RowWrite[]>([{ entity: 'bulkAction', row: { ...action, outcomes, undoneAt: context.now } }, ...writes]);
  },
});

function restored(conversation: Conversation, { before }: BulkOutcome, context: MutationContext): RowWrite[] {
  // What was stored is a part of a conversation: its schema has checked every field.
  const thread = new ThreadWriter(conversation, context).change(before as Partial<Conversation>);
  const { queueId, assigneeId, state, snoozedUntil } = thread.conversation;
  if ('queueId' in before) thread.tell({ name: 'transferred', queueId, userId: assigneeId });
  else if ('assigneeId' in before) thread.tell({ name: 'assigned', userId: assigneeId });
  if ('state' in before) thread.tell({ name: 'state', state, until: snoozedUntil }, 'state');
  return thread.writes;
}

/**
 * Takes all open work from an agent whose computer is gone: to a colleague, or back to the queues. Which conversations these are
 * only the server knows; until it has answered, the desk shows the action without outcomes.
 */
export const agentMoveWork = defineMutation({
  name: 'agent.moveWork',
  args: z.object({
    bulkId: idSchema,
    userId: idSchema,
    /** Null: each back to its queue. */
    toUserId: idSchema.nullable(),
    /** Only where the customer sits and waits for the answer; emails stay. */
    liveOnly: z.boolean(),
  }),
  lane: ({ bulkId }) => bulkId,
  reads: ({ bulkId, userId, toUserId }) => [
    { entity: 'bulkAction', id: bulkId, optional: true },
    { entity: 'user', id: userId },
    ...(toUserId === null ? [] : [{ entity: 'user' as const, id: toUserId }]),
  ],
  allowed: mayDirect,
  apply(rows, { bulkId, userId, toUserId }, { actor, now }) {
    if (rows.find('bulkAction', bulkId) !== null) return refusal('conflict', 'this bulk action has run');
    if (userId === toUserId) return refusal('invalid', 'the work is there already');
    if (toUserId !== null && rows.get('user', toUserId).disabledAt !== null)
      return refusal('conflict', 'this colleague’s account is disabled');
    const action = {
      id: bulkId,
      actorId: actor.userId,
      action: 'agent.moveWork',
      at: now,
      outcomes: [],
      undoneAt: null,
    };
    return ok<RowWrite[]>([{ entity: 'bulkAction', row: action }]);
  },
});
