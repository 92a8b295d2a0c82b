import { z } from 'zod';
import { appendMessage, withReplyDue } from '../domain/append-message.ts';
import { asResolved, type Conversation, canSee, prioritySchema } from '../domain/conversation.ts';
import { fitsQueue } from '../domain/disposition.ts';
import type { SystemEvent } from '../domain/message.ts';
import type { Actor } from '../domain/role.ts';
import { epochMs, idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { beginWrapUp } from './begin-wrap-up.ts';
import { defineMutation, type MutationContext, type RowKey, type Rows, type RowWrite } from './definition.ts';
import { eventMessage, refusal } from './write-message.ts';

interface OnConversation {
  conversationId: string;
}
const conversationId = idSchema;
const lane = (input: OnConversation) => input.conversationId;
const reads = (input: OnConversation): RowKey[] => [{ entity: 'conversation', id: input.conversationId }];
const allowed = (rows: Rows, input: OnConversation, actor: Actor) =>
  canSee(actor, rows.get('conversation', input.conversationId));
const written = (row: Conversation) => ok<RowWrite[]>([{ entity: 'conversation', row }]);

function writtenWithEvent(conversation: Conversation, event: SystemEvent, context: MutationContext) {
  const appended = appendMessage(conversation, eventMessage(conversation, event, context));
  return ok<RowWrite[]>([
    { entity: 'conversation', row: appended.conversation },
    { entity: 'message', row: appended.message },
  ]);
}

export const conversationAssign = defineMutation({
  name: 'conversation.assign',
  args: z.object({ conversationId, userId: idSchema.nullable() }),
  lane,
  reads: (input) => [
    ...reads(input),
    ...(input.userId === null ? [] : [{ entity: 'user' as const, id: input.userId }]),
  ],
  allowed,
  apply(rows, { conversationId, userId }, context) {
    const conversation = rows.get('conversation', conversationId);
    if (userId !== null && rows.get('user', userId).disabledAt !== null)
      return refusal('conflict', 'this colleague’s account is disabled');
    if (conversation.assigneeId === userId) return ok([]);
    return writtenWithEvent({ ...conversation, assigneeId: userId }, { name: 'assigned', userId }, context);
  },
});

/** Hands the conversation to another queue, a colleague, or both. Without a colleague it waits in the queue again. */
export const conversationTransfer = defineMutation({
  name: 'conversation.transfer',
  args: z.object({ conversationId, queueId: idSchema.nullable(), userId: idSchema.nullable() }),
  lane,
  reads: (input) => [
    ...reads(input),
    ...(input.queueId === null ? [] : [{ entity: 'queue' as const, id: input.queueId }]),
    ...(input.userId === null ? [] : [{ entity: 'user' as const, id: input.userId }]),
  ],
  follow: (rows, input) => [{ entity: 'customer', id: rows.get('conversation', input.conversationId).customerId }],
  allowed,
  apply(rows, { conversationId, queueId, userId }, context) {
    const conversation = rows.get('conversation', conversationId);
    if (queueId === null && userId === null) return refusal('invalid', 'a transfer needs a queue or a colleague');
    if (userId !== null && rows.get('user', userId).disabledAt !== null)
      return refusal('conflict', 'this colleague’s account is disabled');
    const moved: Conversation = { ...conversation, queueId: queueId ?? conversation.queueId, assigneeId: userId };
    const queue = queueId === null ? null : rows.get('queue', queueId);
    const due = queue === null ? moved : withReplyDue(moved, queue, rows.get('customer', conversation.customerId));
    return writtenWithEvent(due, { name: 'transferred', queueId, userId }, context);
  },
});

export const conversationSnooze = defineMutation({
  name: 'conversation.snooze',
  args: z.object({ conversationId, until: epochMs }),
  lane,
  reads,
  allowed,
  apply(rows, { conversationId, until }, context) {
    if (until <= context.now) return refusal('invalid', 'a conversation can only be snoozed until a time to come');
    const conversation = rows.get('conversation', conversationId);
    return writtenWithEvent(
      { ...conversation, state: 'snoozed', snoozedUntil: until, resolvedAt: null },
      { name: 'state', state: 'snoozed', until },
      context,
    );
  },
});

/**
 * Ends the wait: nothing is owed any more. The customer's next message opens it again. A queue may require an outcome, and may
 * give its agents time for the work after: both are one wrap-up row.
 */
export const conversationResolve = defineMutation({
  name: 'conversation.resolve',
  args: z.object({ conversationId, dispositionId: idSchema.nullable().optional() }),
  lane,
  reads: (input) => [
    ...reads(input),
    ...(input.dispositionId ? [{ entity: 'disposition' as const, id: input.dispositionId }] : []),
  ],
  follow(rows, input) {
    const { queueId } = rows.get('conversation', input.conversationId);
    return queueId === null ? [] : [{ entity: 'queueRules', id: queueId, optional: true }];
  },
  allowed,
  apply(rows, { conversationId, dispositionId = null }, context) {
    const conversation = rows.get('conversation', conversationId);
    if (conversation.state === 'resolved') return ok([]);
    const { queueId } = conversation;
    const rules = queueId === null ? null : rows.find('queueRules', queueId);
    if (dispositionId !== null && !fitsQueue(rows.get('disposition', dispositionId), queueId))
      return refusal('invalid', 'this outcome is not one of the queue’s');
    if (rules?.dispositionRequired && dispositionId === null)
      return refusal('disposition-required', 'this queue wants to know how the conversation ended');
    const resolved = writtenWithEvent(
      asResolved(conversation, context.now),
      { name: 'state', state: 'resolved', until: null },
      context,
    );
    const row = beginWrapUp(conversation, dispositionId, rules?.wrapUpSeconds ?? 0, context);
    return row === null ? resolved : ok([...resolved.value, { entity: 'wrapUp', row }]);
  },
});

/** To be worked on, or waiting for the customer: either way neither resolved nor snoozed any longer. */
const movingTo = <const N extends string>(name: N, state: 'open' | 'pending') =>
  defineMutation({
    name,
    args: z.object({ conversationId }),
    lane,
    reads,
    allowed,
    apply(rows, input, context) {
      const conversation = rows.get('conversation', input.conversationId);
      if (conversation.state === state) return ok([]);
      return writtenWithEvent(
        { ...conversation, state, resolvedAt: null, snoozedUntil: null },
        { name: 'state', state, until: null },
        context,
      );
    },
  });

/** Opens a resolved, snoozed or pending conversation; also the undo of resolve and snooze. */
export const conversationReopen = movingTo('conversation.reopen', 'open');
/** Waits for the customer: answered, not finished. */
export const conversationSetPending = movingTo('conversation.setPending', 'pending');

export const conversationSetPriority = defineMutation({
  name: 'conversation.setPriority',
  args: z.object({ conversationId, priority: prioritySchema }),
  lane,
  reads,
  follow(rows, input) {
    const { customerId, queueId } = rows.get('conversation', input.conversationId);
    return [
      { entity: 'customer', id: customerId },
      ...(queueId === null ? [] : [{ entity: 'queue' as const, id: queueId }]),
    ];
  },
  allowed,
  apply(rows, { conversationId, priority }) {
    const conversation = rows.get('conversation', conversationId);
    const queue = conversation.queueId === null ? null : rows.get('queue', conversation.queueId);
    return written(withReplyDue({ ...conversation, priority }, queue, rows.get('customer', conversation.customerId)));
  },
});

/** Adding and removing are separate and name one tag, so that two agents who tag at the same time both keep their tag. */
export const conversationAddTag = defineMutation({
  name: 'conversation.addTag',
  args: z.object({ conversationId, tagId: idSchema }),
  lane,
  reads: (input) => [...reads(input), { entity: 'tag', id: input.tagId }],
  allowed,
  apply(rows, { conversationId, tagId }) {
    const conversation = rows.get('conversation', conversationId);
    if (conversation.tagIds.includes(tagId)) return ok([]);
    return written({ ...conversation, tagIds: [...conversation.tagIds, tagId] });
  },
});

export const conversationRemoveTag = defineMutation({
  name: 'conversation.removeTag',
  args: z.object({ conversationId, tagId: idSchema }),
  lane,
  reads,
  allowed,
  apply(rows, { conversationId, tagId }) {
    const conversation = rows.get('conversation', conversationId);
    return written({ ...conversation, tagIds: conversation.tagIds.filter((id) => id !== tagId) });
  },
});

/** Where the agent stands in a script; null puts the script away. */
export const conversationFollowScript = defineMutation({
  name: 'conversation.followScript',
  args: z.object({
    conversationId,
    script: z.object({ scriptId: idSchema, doneStepIds: z.array(idSchema).max(30) }).nullable(),
  }),
  lane,
  reads,
  allowed,
  apply: (rows, { conversationId, script }) => written({ ...rows.get('conversation', conversationId), script }),
});
