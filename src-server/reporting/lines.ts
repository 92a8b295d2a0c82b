import type { ChannelId } from '#shared/domain/channel-id.ts';
import { firstContactWindowMs, shortAbandonMs } from '#shared/domain/figure-info.ts';
import { type ConversationFacts, type Period, within } from './facts.ts';

/** What a line may add to; sums of these make every figure of a period. Times in ms. */
export const countNames = [
  'offered',
  'answered',
  'inTarget',
  'queueMs',
  'abandoned',
  'shortAbandoned',
  'handled',
  'activeMs',
  'wrapped',
  'wrapMs',
  'accepted',
  'declined',
  'missed',
  'firstReplies',
  'firstReplyMs',
  'nextReplies',
  'nextReplyMs',
  'resolutions',
  'resolvedAtOnce',
  'resolved',
  'resolutionMs',
] as const;
export type CountName = (typeof countNames)[number];
export type Counts = Partial<Record<CountName, number>>;

/** One thing that happened in the period, with what it adds. Lines are what stands behind a figure. */
export interface Line {
  id: string;
  conversationId: string;
  queueId: string | null;
  channel: ChannelId;
  agentId: string | null;
  at: number;
  counts: Counts;
}

/** What one conversation adds to the figures of a period. Pure: the same facts make the same lines, live and in reports. */
export function linesOf(facts: ConversationFacts, period: Period): Line[] {
  const lines: Line[] = [];
  for (const { id, conversationId, queueId, channel, agentId, ...contact } of facts.contacts) {
    const place = { conversationId, queueId, channel };
    if (within(contact.queuedAt, period))
      lines.push({ id: `${id}:in`, ...place, agentId: null, at: contact.queuedAt, counts: { offered: 1 } });
    if (!within(contact.endedAt, period)) continue;
    const queueMs = contact.endedAt - contact.queuedAt;
    const counts = outcomeCounts(contact.outcome, queueMs, contact.targetMs);
    if (counts) lines.push({ id, ...place, agentId, at: contact.endedAt, counts });
  }
  for (const { endedAt, activeMs, startedAt: _, ...rest } of facts.handlings)
    if (within(endedAt, period)) lines.push({ ...rest, at: endedAt, counts: { handled: 1, activeMs: activeMs ?? 0 } });
  for (const { at, isFirst, waitedMs, ...rest } of facts.replies) {
    const counts: Counts = isFirst
      ? { firstReplies: 1, firstReplyMs: waitedMs }
      : { nextReplies: 1, nextReplyMs: waitedMs };
    if (within(at, period)) lines.push({ ...rest, at, counts });
  }
  for (const { at, isFirst, tookMs, returnedAt, ...rest } of facts.resolutions) {
    if (!within(at, period)) continue;
    const stays = returnedAt === null || returnedAt - at > firstContactWindowMs;
    const still = returnedAt === null ? { resolved: 1, resolutionMs: tookMs } : {};
    lines.push({ ...rest, at, counts: { resolutions: 1, resolvedAtOnce: isFirst && stays ? 1 : 0, ...still } });
  }
  for (const { id, conversationId, queueId, channel, userId, state, closedAt } of facts.offers) {
    if (!within(closedAt, period) || state === 'withdrawn' || state === 'ringing') continue;
    lines.push({ id, conversationId, queueId, channel, agentId: userId, at: closedAt, counts: { [state]: 1 } });
  }
  for (const { id, conversationId, queueId, channel, userId, startedAt, endedAt } of facts.wrapUps) {
    // An outcome noted without any time for it is no wrap-up.
    if (!within(endedAt, period) || endedAt <= startedAt) continue;
    const counts: Counts = { wrapped: 1, wrapMs: endedAt - startedAt };
    lines.push({ id, conversationId, queueId, channel, agentId: userId, at: endedAt, counts });
  }
  return lines;
}

function outcomeCounts(outcome: string | null, queueMs: number, targetMs: number): Counts | null {
  if (outcome === 'answered') return { answered: 1, queueMs, inTarget: targetMs > 0 && queueMs <= targetMs ? 1 : 0 };
  if (outcome === 'abandoned') return queueMs < shortAbandonMs ? { shortAbandoned: 1 } : { abandoned: 1 };
  return null;
}
