import { z } from 'zod';
import { canSee } from '../domain/conversation.ts';
import { type RaisedHand, raisedHandSchema } from '../domain/raised-hand.ts';
import { maySupervise } from '../domain/supervision.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type RowKey, type RowWrite } from './definition.ts';
import { ThreadWriter } from './thread-writer.ts';
import { refusal } from './write-message.ts';

const onHand = z.object({ handId: idSchema });
const words = z.string().max(1_000);
const lane = ({ handId }: { handId: string }) => handId;
const reads = ({ handId }: { handId: string }): RowKey[] => [{ entity: 'raisedHand', id: handId }];
const saved = (row: RaisedHand) => ok<RowWrite[]>([{ entity: 'raisedHand', row }]);

/** Asks for a lead: for help, or, from a script's step, for leave to give its reward. */
export const handRaise = defineMutation({
  name: 'hand.raise',
  args: onHand.extend({
    conversationId: idSchema.nullable(),
    kind: raisedHandSchema.shape.kind,
    reason: raisedHandSchema.shape.reason,
    rewardId: idSchema.nullable(),
    step: raisedHandSchema.shape.step,
  }),
  lane,
  reads: ({ handId, conversationId, rewardId }) => [
    { entity: 'raisedHand', id: handId, optional: true },
    ...(conversationId === null ? [] : [{ entity: 'conversation' as const, id: conversationId }]),
    ...(rewardId === null ? [] : [{ entity: 'reward' as const, id: rewardId }]),
  ],
  allowed: (rows, { conversationId }, actor) =>
    conversationId === null || canSee(actor, rows.get('conversation', conversationId)),
  apply(rows, { handId, conversationId, kind, reason, rewardId, step }, { actor, now }) {
    if (rows.find('raisedHand', handId) !== null) return refusal('conflict', 'this hand is raised');
    if (kind === 'approval' && (conversationId === null || rewardId === null))
      return refusal('invalid', 'an approval is for a reward in a conversation');
    if (kind === 'help' && reason.trim() === '') return refusal('empty', 'say what you need');
    return saved({
      id: handId,
      userId: actor.userId,
      conversationId,
      kind,
      reason,
      rewardId: kind === 'approval' ? rewardId : null,
      step: kind === 'approval' ? step : null,
      state: 'waiting',
      raisedAt: now,
      takenBy: null,
      takenAt: null,
      closedBy: null,
      closedAt: null,
      decision: null,
      words: '',
    });
  },
});

/** A lead goes to see to it; the others need not. */
export const handTake = defineMutation({
  name: 'hand.take',
  args: onHand,
  lane,
  reads,
  allowed: (_rows, _args, actor) => maySupervise(actor.role),
  apply(rows, { handId }, { actor, now }) {
    const hand = rows.get('raisedHand', handId);
    if (hand.state === 'closed') return refusal('too-late', 'this hand is down again');
    if (hand.takenBy === actor.userId) return ok([]);
    if (hand.state === 'taken') return refusal('conflict', 'a colleague is seeing to it');
    return saved({ ...hand, state: 'taken', takenBy: actor.userId, takenAt: now });
  },
});

/** Settled, or lowered by the agent. */
export const handClose = defineMutation({
  name: 'hand.close',
  args: onHand.extend({ words }),
  lane,
  reads,
  allowed: (rows, { handId }, actor) =>
    maySupervise(actor.role) || rows.get('raisedHand', handId).userId === actor.userId,
  apply(rows, { handId, words }, { actor, now }) {
    const hand = rows.get('raisedHand', handId);
    if (hand.state === 'closed') return ok([]);
    return saved({ ...hand, state: 'closed', closedBy: actor.userId, closedAt: now, words });
  },
});

/** Approves or denies what a script's step asks for. Nobody decides about their own request. */
export const handDecide = defineMutation({
  name: 'hand.decide',
  args: onHand.extend({ approve: z.boolean(), words }),
  lane,
  reads,
  follow(rows, { handId }) {
    const { conversationId } = rows.get('raisedHand', handId);
    return conversationId === null ? [] : [{ entity: 'conversation', id: conversationId }];
  },
  allowed: (rows, { handId }, actor) =>
    maySupervise(actor.role) && rows.get('raisedHand', handId).userId !== actor.userId,
  apply(rows, { handId, approve, words }, context) {
    const hand = rows.get('raisedHand', handId);
    if (hand.kind !== 'approval' || hand.conversationId === null)
      return refusal('invalid', 'there is nothing to approve');
    if (hand.state === 'closed') return refusal('too-late', 'this has been decided');
    const decision = approve ? ('approved' as const) : ('denied' as const);
    const closed = { state: 'closed' as const, closedBy: context.actor.userId, closedAt: context.now };
    const event = { name: 'approval' as const, userId: hand.userId, rewardId: hand.rewardId, decision, words };
    const thread = new ThreadWriter(rows.get('conversation', hand.conversationId), context).tell(event);
    return ok<RowWrite[]>([{ entity: 'raisedHand', row: { ...hand, ...closed, decision, words } }, ...thread.writes]);
  },
});
