import type { Conversation } from '#shared/domain/conversation.ts';
import { type SlaClock, type SlaTarget, slaTargets } from '#shared/domain/sla-clock.ts';

/** A promise that is not kept yet. `dueAt` null: it stands still. Times are epoch ms; business hours are in them already. */
export interface PromiseTimer {
  target: SlaTarget;
  dueAt: number | null;
  /** From here on it is amber; null: when a fifth of the time is left. */
  warnAt: number | null;
  since: number | null;
}

type Promised = Pick<Conversation, 'state' | 'replyDueAt' | 'waitingSince' | 'firstReplyAt'>;

/**
 * The promises that run or stand still, the next to break first. The conversation says whether a reply is owed, because this desk
 * may have answered just now, and the clock says by when; without a clock only the queue's own reply target is known.
 */
export function openPromises(conversation: Promised, clock: SlaClock | null): PromiseTimer[] {
  const { state, replyDueAt, waitingSince, firstReplyAt } = conversation;
  const owesReply = (waitingSince ?? replyDueAt) !== null && state !== 'resolved';
  if (clock === null) {
    const target = firstReplyAt === null ? 'firstReply' : 'nextReply';
    return owesReply && replyDueAt !== null ? [{ target, dueAt: replyDueAt, warnAt: null, since: waitingSince }] : [];
  }
  const timers = slaTargets.flatMap((target): PromiseTimer[] => {
    const timer = clock[target];
    if (timer === null || timer.metAt !== null) return [];
    if (target === 'resolution' ? state === 'resolved' : !owesReply) return [];
    if (timer.pausedAt !== null) return [{ target, dueAt: null, warnAt: null, since: timer.pausedAt }];
    return timer.dueAt === null ? [] : [{ target, dueAt: timer.dueAt, warnAt: timer.warnAt, since: timer.startedAt }];
  });
  const never = Number.POSITIVE_INFINITY;
  return timers.sort((a, b) => (a.dueAt === b.dueAt ? 0 : (a.dueAt ?? never) - (b.dueAt ?? never)));
}
