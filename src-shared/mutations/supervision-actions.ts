import { z } from 'zod';
import { canSee } from '../domain/conversation.ts';
import { type Actor, isAtLeast } from '../domain/role.ts';
import {
  isRunning,
  maySupervise,
  type Supervision,
  supervisionModeSchema,
  supervisionPolicySchema,
} from '../domain/supervision.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { saving } from './content-definition.ts';
import { defineMutation, type RowKey, type Rows, type RowWrite } from './definition.ts';
import { enterThread, leaveThread, policyIn, stepFollow, stepReads } from './supervision-step.ts';
import { ThreadWriter } from './thread-writer.ts';
import { refusal } from './write-message.ts';

const onSession = z.object({ supervisionId: idSchema });
type OnSession = z.infer<typeof onSession>;
const lane = ({ supervisionId }: OnSession) => supervisionId;
const readSession = ({ supervisionId }: OnSession, actor: Actor): RowKey[] => [
  { entity: 'supervision', id: supervisionId },
  ...stepReads(actor.userId),
];
function followSession(rows: Rows, { supervisionId }: OnSession): RowKey[] {
  const { conversationId, supervisorId, formerAssigneeId } = rows.get('supervision', supervisionId);
  return [
    ...(conversationId === null
      ? []
      : [{ entity: 'conversation' as const, id: conversationId }, ...stepFollow(conversationId, supervisorId)]),
    ...(formerAssigneeId === null ? [] : [{ entity: 'user' as const, id: formerAssigneeId, optional: true }]),
  ];
}
const conversationOf = (rows: Rows, { conversationId }: Supervision) =>
  conversationId === null ? null : rows.get('conversation', conversationId);
const ownOrSupervisor = (rows: Rows, { supervisionId }: OnSession, actor: Actor) =>
  rows.get('supervision', supervisionId).supervisorId === actor.userId || isAtLeast(actor.role, 'supervisor');
const needsConversation = (mode: Supervision['mode']) => mode === 'join' || mode === 'take-over';

/** Begins to watch a conversation, or everything an agent does, or steps right in. */
export const supervisionStart = defineMutation({
  name: 'supervision.start',
  args: onSession.extend({
    conversationId: idSchema.nullable(),
    agentId: idSchema.nullable(),
    mode: supervisionModeSchema,
  }),
  lane,
  reads: ({ supervisionId, conversationId, agentId }, actor) => [
    { entity: 'supervision', id: supervisionId, optional: true },
    ...stepReads(actor.userId),
    ...(conversationId === null ? [] : [{ entity: 'conversation' as const, id: conversationId }]),
    ...(agentId === null ? [] : [{ entity: 'user' as const, id: agentId }]),
  ],
  follow(rows, { conversationId }, actor) {
    if (conversationId === null) return [];
    const { assigneeId } = rows.get('conversation', conversationId);
    return [
      ...stepFollow(conversationId, actor.userId),
      ...(assigneeId === null ? [] : [{ entity: 'user' as const, id: assigneeId, optional: true }]),
    ];
  },
  allowed: (rows, { conversationId }, actor) =>
    maySupervise(actor.role) && (conversationId === null || canSee(actor, rows.get('conversation', conversationId))),
  apply(rows, { supervisionId, conversationId, agentId, mode }, context) {
    const { actor, now } = context;
    const conversation = conversationId === null ? null : rows.get('conversation', conversationId);
    const watchedId = conversation ? conversation.assigneeId : agentId;
    if (rows.find('supervision', supervisionId) !== null) return refusal('conflict', 'this supervision has begun');
    if (conversation === null && (agentId === null || needsConversation(mode)))
      return refusal('invalid', 'name a conversation, or an agent to monitor');
    if (watchedId === actor.userId) return refusal('conflict', 'this is your own work');
    if (conversation?.state === 'resolved' && needsConversation(mode))
      return refusal('too-late', 'the conversation is resolved');
    const watched = watchedId === null ? null : rows.find('user', watchedId);
    const session: Supervision = {
      id: supervisionId,
      supervisorId: actor.userId,
      agentId: watchedId,
      conversationId,
      mode,
      startedAt: now,
      changedAt: now,
      endedAt: null,
      endedAs: null,
      // Whoever supervises others sees every session anyway; silence towards them would only be a pretence.
      agentTold: mode !== 'monitor' || policyIn(rows).tellAgent || (watched !== null && maySupervise(watched.role)),
      customerNotice: false,
      formerAssigneeId: null,
    };
    if (conversation === null) return ok([{ entity: 'supervision', row: session }]);
    const entered = enterThread(rows, session, conversation, context);
    return ok<RowWrite[]>([{ entity: 'supervision', row: entered.session }, ...entered.writes]);
  },
});

/** Goes from one way of watching to another. Taking over ends by giving back, or by keeping it. */
export const supervisionChange = defineMutation({
  name: 'supervision.change',
  args: onSession.extend({ mode: supervisionModeSchema }),
  lane,
  reads: readSession,
  follow: followSession,
  allowed(rows, { supervisionId }, actor) {
    const session = rows.get('supervision', supervisionId);
    const conversation = conversationOf(rows, session);
    const visible = conversation === null || canSee(actor, conversation);
    return session.supervisorId === actor.userId && maySupervise(actor.role) && visible;
  },
  apply(rows, { supervisionId, mode }, context) {
    const before = rows.get('supervision', supervisionId);
    const conversation = conversationOf(rows, before);
    if (!isRunning(before)) return refusal('too-late', 'this supervision has ended');
    if (before.mode === mode) return ok([]);
    if (before.mode === 'take-over') return refusal('conflict', 'give the conversation back first');
    if (conversation === null && needsConversation(mode))
      return refusal('invalid', 'open one of the conversations first');
    if (conversation?.state === 'resolved' && needsConversation(mode))
      return refusal('too-late', 'the conversation is resolved');
    if (conversation?.assigneeId === context.actor.userId) return refusal('conflict', 'this is your own work');
    const session: Supervision = {
      ...before,
      mode,
      changedAt: context.now,
      agentTold: before.agentTold || mode !== 'monitor',
    };
    if (conversation === null) return ok([{ entity: 'supervision', row: session }]);
    // Going from joining to taking over is no leaving: the customer keeps the same colleague.
    const left = mode === 'take-over' ? { conversation, writes: [] } : leaveThread(rows, before, conversation, context);
    const entered = enterThread(rows, session, left.conversation ?? conversation, context);
    return ok<RowWrite[]>([...left.writes, { entity: 'supervision', row: entered.session }, ...entered.writes]);
  },
});

/** Stops watching. Who has taken over and does not give back keeps the conversation. */
export const supervisionEnd = defineMutation({
  name: 'supervision.end',
  args: onSession,
  lane,
  reads: readSession,
  follow: followSession,
  allowed: ownOrSupervisor,
  apply(rows, { supervisionId }, context) {
    const session = rows.get('supervision', supervisionId);
    if (!isRunning(session)) return ok([]);
    const ended: Supervision = { ...session, endedAt: context.now, endedAs: 'ended' };
    const left = leaveThread(rows, session, conversationOf(rows, session), context);
    return ok<RowWrite[]>([{ entity: 'supervision', row: ended }, ...left.writes]);
  },
});

/** Returns a conversation that was taken over to whom it was taken from, or to the queue when they are no longer there. */
export const supervisionGiveBack = defineMutation({
  name: 'supervision.giveBack',
  args: onSession,
  lane,
  reads: readSession,
  follow: followSession,
  allowed: ownOrSupervisor,
  apply(rows, { supervisionId }, context) {
    const session = rows.get('supervision', supervisionId);
    const conversation = conversationOf(rows, session);
    if (!isRunning(session) || session.mode !== 'take-over' || conversation === null)
      return refusal('too-late', 'there is nothing to give back');
    if (conversation.assigneeId !== session.supervisorId)
      return refusal('conflict', 'somebody else holds the conversation now');
    const { formerAssigneeId } = session;
    const former = formerAssigneeId === null ? null : rows.find('user', formerAssigneeId);
    const userId = former !== null && former.disabledAt === null ? former.id : null;
    const thread = new ThreadWriter(conversation, context)
      .change({ assigneeId: userId })
      .tell({ name: 'supervision', action: 'gave-back', userId });
    const ended: Supervision = { ...session, endedAt: context.now, endedAs: 'gave-back' };
    return ok<RowWrite[]>([{ entity: 'supervision', row: ended }, ...thread.writes]);
  },
});

export const supervisionPolicySave = saving(
  'supervisionPolicy.save',
  'supervisionPolicy',
  supervisionPolicySchema,
  (role) => isAtLeast(role, 'supervisor'),
);
