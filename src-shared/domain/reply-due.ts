import type { Priority } from './conversation.ts';
import type { Tier } from './customer.ts';

/** Share of the queue's reply target that is left for a priority or a tier; the smaller of both counts. */
const priorityShare: Record<Priority, number> = { low: 2, normal: 1, high: 0.5, urgent: 0.25 };
const tierShare: Record<Tier, number> = { none: 1, silver: 0.75, gold: 0.5, platinum: 0.25 };

/**
 * When the reply owed since `waitingSince` breaks its promise, in epoch ms.
 * Round-the-clock time; business hours come with SLA policies, which replace this rule by a table.
 */
export function replyDueAt(waitingSince: number, replyTargetSeconds: number, priority: Priority, tier: Tier): number {
  return waitingSince + Math.round(replyTargetSeconds * 1000 * Math.min(priorityShare[priority], tierShare[tier]));
}
