import { z } from 'zod';
import { canSee } from '../domain/conversation.ts';
import { participantId } from '../domain/participant.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type RowWrite } from './definition.ts';
import { participation } from './supervision-step.ts';
import { ThreadWriter } from './thread-writer.ts';
import { refusal } from './write-message.ts';

/** Asks a colleague into the conversation, to answer the customer beside the assignee under their own name. */
export const conversationInvite = defineMutation({
  name: 'conversation.invite',
  args: z.object({ conversationId: idSchema, userId: idSchema }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId, userId }) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'user', id: userId },
    { entity: 'participant', id: participantId(userId, conversationId), optional: true },
  ],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { conversationId, userId }, context) {
    const conversation = rows.get('conversation', conversationId);
    const { id, role, queueIds, disabledAt } = rows.get('user', userId);
    if (disabledAt !== null) return refusal('conflict', 'this colleague’s account is disabled');
    if (!canSee({ userId: id, role, queueIds }, conversation))
      return refusal('invalid', 'this colleague is not in the queue: ask them aside, or hand over');
    const before = rows.find('participant', participantId(userId, conversationId));
    if (conversation.assigneeId === userId || before?.leftAt === null) return ok([]);
    const thread = new ThreadWriter(conversation, context).tell({ name: 'participant', action: 'invited', userId });
    const joined = participation(rows, conversationId, userId, context, { as: 'colleague', leftAt: null });
    return ok<RowWrite[]>([...thread.writes, joined]);
  },
});

/** Goes out again, or is asked to by whoever holds the conversation. */
export const conversationLeave = defineMutation({
  name: 'conversation.leave',
  args: z.object({ conversationId: idSchema, userId: idSchema }),
  lane: ({ conversationId }) => conversationId,
  reads: ({ conversationId, userId }) => [
    { entity: 'conversation', id: conversationId },
    { entity: 'participant', id: participantId(userId, conversationId) },
  ],
  allowed: (rows, { conversationId }, actor) => canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { conversationId, userId }, context) {
    const before = rows.get('participant', participantId(userId, conversationId));
    if (before.leftAt !== null) return ok([]);
    if (before.as === 'supervisor') return refusal('conflict', 'a supervisor leaves by ending the supervision');
    const thread = new ThreadWriter(rows.get('conversation', conversationId), context);
    thread.tell({ name: 'participant', action: 'left', userId });
    return ok<RowWrite[]>([
      ...thread.writes,
      participation(rows, conversationId, userId, context, { as: before.as, leftAt: context.now }),
    ]);
  },
});
