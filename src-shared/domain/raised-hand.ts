import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/** An agent who asks for a lead: for help, or for leave to give a reward that a script names. */
export const raisedHandSchema = z.object({
  id: idSchema,
  userId: idSchema,
  conversationId: idSchema.nullable(),
  kind: z.enum(['help', 'approval']),
  reason: z.string().max(1_000),
  /** What is asked for, and the step that asks; null for help. */
  rewardId: idSchema.nullable(),
  step: z.object({ scriptId: idSchema, stepId: idSchema }).nullable(),
  state: z.enum(['waiting', 'taken', 'closed']),
  /** The list of those who wait is in this order. */
  raisedAt: epochMs,
  takenBy: idSchema.nullable(),
  takenAt: epochMs.nullable(),
  closedBy: idSchema.nullable(),
  closedAt: epochMs.nullable(),
  /** Approvals only, and only when a lead has decided. */
  decision: z.enum(['approved', 'denied']).nullable(),
  /** What the lead said to it. */
  words: z.string().max(1_000),
});
export type RaisedHand = z.infer<typeof raisedHandSchema>;

/** Closed ones older than this stay on the server. */
export const recentHandMs = 14 * 24 * 60 * 60 * 1000;

/** Whether a lead has allowed this reward in this conversation. */
export const isRewardAllowed = (hands: readonly RaisedHand[], conversationId: string, rewardId: string): boolean =>
  hands.some(
    (hand) => hand.conversationId === conversationId && hand.rewardId === rewardId && hand.decision === 'approved',
  );

/** Those who wait, longest first. */
export const waitingHands = (hands: readonly RaisedHand[]): RaisedHand[] =>
  hands.filter(({ state }) => state === 'waiting').sort((a, b) => a.raisedAt - b.raisedAt || (a.id < b.id ? -1 : 1));
