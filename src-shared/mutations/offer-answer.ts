import { z } from 'zod';
import { appendMessage } from '../domain/append-message.ts';
import { idSchema } from '../lib/ids.ts';
import { ok } from '../lib/result.ts';
import { defineMutation, type MutationContext, type RowKey, type Rows } from './definition.ts';
import { eventMessage, refusal } from './write-message.ts';

const args = z.object({ offerId: idSchema });
const reads = ({ offerId }: { offerId: string }): RowKey[] => [{ entity: 'offer', id: offerId }];
const follow = (rows: Rows, { offerId }: { offerId: string }): RowKey[] => [
  { entity: 'conversation', id: rows.get('offer', offerId).conversationId },
];

function close(rows: Rows, offerId: string, outcome: 'accepted' | 'declined', context: MutationContext) {
  const offer = rows.get('offer', offerId);
  if (offer.state !== 'ringing') return refusal('too-late', 'this offer no longer rings');
  const before = rows.get('conversation', offer.conversationId);
  if (before.assigneeId !== null && before.assigneeId !== context.actor.userId)
    return refusal('conflict', 'a colleague has taken it');
  const afterSeconds = Math.max(0, Math.round((context.now - offer.offeredAt) / 1000));
  const taken = outcome === 'accepted' ? { ...before, assigneeId: context.actor.userId } : before;
  const { conversation, message } = appendMessage(
    taken,
    eventMessage(taken, { name: 'offered', userId: context.actor.userId, outcome, afterSeconds }, context),
  );
  return ok([
    { entity: 'offer' as const, row: { ...offer, state: outcome, closedAt: context.now } },
    { entity: 'conversation' as const, row: conversation },
    { entity: 'message' as const, row: message },
  ]);
}

/** Takes a ringing conversation. The server refuses with `too-late` once it rings elsewhere. */
export const offerAccept = defineMutation({
  name: 'offer.accept',
  args,
  lane: ({ offerId }) => offerId,
  reads,
  follow,
  allowed: (rows, { offerId }, actor) => rows.get('offer', offerId).userId === actor.userId,
  apply: (rows, { offerId }, context) => close(rows, offerId, 'accepted', context),
});

/** Lets it ring at the next colleague. */
export const offerDecline = defineMutation({
  name: 'offer.decline',
  args,
  lane: ({ offerId }) => offerId,
  reads,
  follow,
  allowed: (rows, { offerId }, actor) => rows.get('offer', offerId).userId === actor.userId,
  apply: (rows, { offerId }, context) => close(rows, offerId, 'declined', context),
});
