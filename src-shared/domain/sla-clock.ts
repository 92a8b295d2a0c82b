import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import type { BusinessHours } from './business-hours.ts';
import type { Conversation } from './conversation.ts';
import { addOpenTime, openTimeBetween } from './open-time.ts';
import type { SlaPolicy } from './sla-policy.ts';

/** One promise running or settled. */
export const slaTimerSchema = z.object({
  startedAt: epochMs,
  /** When it breaks; null while it stands still, or when the hours never leave room for it. */
  dueAt: epochMs.nullable(),
  /** When to warn; null like `dueAt`. */
  warnAt: epochMs.nullable(),
  /** Since when it stands still, or null. */
  pausedAt: epochMs.nullable(),
  /** Business time used up before the present stretch, ms. */
  usedMs: z.number().int().nonnegative(),
  /** Since when the present stretch runs. */
  runsSince: epochMs,
  metAt: epochMs.nullable(),
  warnedAt: epochMs.nullable(),
  breachedAt: epochMs.nullable(),
});
export type SlaTimer = z.infer<typeof slaTimerSchema>;

export const slaTargets = ['firstReply', 'nextReply', 'resolution'] as const;
export const slaTargetSchema = z.enum(slaTargets);
export type SlaTarget = z.infer<typeof slaTargetSchema>;

/** The promises of one conversation; `id` is the conversation's. A timer is null when nothing of the kind is owed or promised. */
export const slaClockSchema = z.object({
  id: idSchema,
  policyId: idSchema,
  firstReply: slaTimerSchema.nullable(),
  nextReply: slaTimerSchema.nullable(),
  resolution: slaTimerSchema.nullable(),
  /** The next warning or breach to come; null when nothing runs. */
  nextAt: epochMs.nullable(),
});
export type SlaClock = z.infer<typeof slaClockSchema>;

type Watched = Pick<
  Conversation,
  'id' | 'state' | 'createdAt' | 'firstReplyAt' | 'waitingSince' | 'resolvedAt' | 'lastReply'
>;

interface Terms {
  policy: SlaPolicy;
  hours: BusinessHours | null;
}

const runs = (timer: SlaTimer): boolean => timer.metAt === null && timer.pausedAt === null;

/** Sets when the timer breaks and warns, from what it has used and since when it runs. */
function timed(timer: SlaTimer, seconds: number, { policy, hours }: Terms): SlaTimer {
  if (!runs(timer)) return { ...timer, dueAt: timer.metAt === null ? null : timer.dueAt, warnAt: null };
  const after = (ms: number) => addOpenTime(hours, timer.runsSince, Math.max(0, Math.round(ms) - timer.usedMs));
  return { ...timer, dueAt: after(seconds * 1000), warnAt: after(seconds * 10 * policy.warnAtPercent) };
}

const started = (at: number): SlaTimer => ({
  startedAt: at,
  dueAt: null,
  warnAt: null,
  pausedAt: null,
  usedMs: 0,
  runsSince: at,
  metAt: null,
  warnedAt: null,
  breachedAt: null,
});

/** Kept at a promise: late when it was due before. */
function met(timer: SlaTimer, at: number): SlaTimer {
  if (timer.metAt !== null) return timer;
  const late = timer.dueAt !== null && at > timer.dueAt;
  return { ...timer, metAt: at, warnAt: null, breachedAt: timer.breachedAt ?? (late ? timer.dueAt : null) };
}

function paused(timer: SlaTimer, at: number, hours: BusinessHours | null): SlaTimer {
  if (!runs(timer)) return timer;
  return { ...timer, pausedAt: at, usedMs: timer.usedMs + openTimeBetween(hours, timer.runsSince, at) };
}

const resumed = (timer: SlaTimer, at: number): SlaTimer =>
  timer.pausedAt === null ? timer : { ...timer, pausedAt: null, runsSince: at };

/** A wait for a reply: begins with the customer's message, ends with a colleague's public one. */
function replyTimer(
  before: SlaTimer | null,
  since: number | null,
  repliedAt: number | null,
  seconds: number | null,
  terms: Terms,
): SlaTimer | null {
  if (seconds === null) return null;
  if (since === null) return before === null || repliedAt === null ? before : met(before, repliedAt);
  const same = before !== null && before.startedAt === since && before.metAt === null;
  return timed(same ? before : started(since), seconds, terms);
}

function resolutionTimer(
  before: SlaTimer | null,
  conversation: Watched,
  now: number,
  { policy, hours }: Terms,
): SlaTimer | null {
  if (policy.resolutionSeconds === null) return null;
  const timer = before ?? started(conversation.createdAt);
  if (conversation.state === 'resolved') return met(timer, conversation.resolvedAt ?? now);
  // Reopened: the promise to resolve it counts on from where it stood, without the time it was closed.
  const open = timer.metAt === null ? timer : reopened(timer, now, hours);
  const waits = policy.pauseWhilePending && (conversation.state === 'pending' || conversation.state === 'snoozed');
  return timed(waits ? paused(open, now, hours) : resumed(open, now), policy.resolutionSeconds, { policy, hours });
}

const reopened = (timer: SlaTimer, now: number, hours: BusinessHours | null): SlaTimer => ({
  ...timer,
  usedMs: timer.usedMs + (timer.pausedAt === null ? openTimeBetween(hours, timer.runsSince, timer.metAt ?? now) : 0),
  pausedAt: null,
  runsSince: now,
  metAt: null,
});

/**
 * The promises of a conversation as they stand after a change of it. Pure: the same change applied again alters nothing. A change
 * of policy keeps what was used up and measures it against the new promise.
 */
export function advanceClock(before: SlaClock | null, conversation: Watched, terms: Terms, now: number): SlaClock {
  const { policy } = terms;
  const { waitingSince, firstReplyAt, lastReply } = conversation;
  // A wait ends by a reply, or by resolving without one, which owes nothing any more and breaks nothing.
  const repliedAt = lastReply?.at ?? conversation.resolvedAt;
  const owesFirst = firstReplyAt === null ? waitingSince : null;
  const owesNext = firstReplyAt === null ? null : waitingSince;
  const clock: SlaClock = {
    id: conversation.id,
    policyId: policy.id,
    firstReply: replyTimer(
      before?.firstReply ?? null,
      owesFirst,
      firstReplyAt ?? repliedAt,
      policy.firstReplySeconds,
      terms,
    ),
    nextReply: replyTimer(before?.nextReply ?? null, owesNext, repliedAt, policy.nextReplySeconds, terms),
    resolution: resolutionTimer(before?.resolution ?? null, conversation, now, terms),
    nextAt: null,
  };
  return { ...clock, nextAt: nextEvent(clock) };
}

function nextEvent(clock: SlaClock): number | null {
  const times = slaTargets.flatMap((target) => {
    const timer = clock[target];
    if (timer === null || !runs(timer)) return [];
    return [timer.warnedAt === null ? timer.warnAt : null, timer.breachedAt === null ? timer.dueAt : null];
  });
  return times.reduce<number | null>(
    (least, at) => (at === null || (least !== null && least <= at) ? least : at),
    null,
  );
}

/** Warnings and breaches that have come by `now`, and the clock that remembers them, so that each is told once. */
export function dueEvents(
  clock: SlaClock,
  now: number,
): { clock: SlaClock; events: { target: SlaTarget; kind: 'warning' | 'breach'; dueAt: number }[] } {
  const events: { target: SlaTarget; kind: 'warning' | 'breach'; dueAt: number }[] = [];
  const next = { ...clock };
  for (const target of slaTargets) {
    const timer = clock[target];
    if (timer === null || !runs(timer) || timer.dueAt === null) continue;
    const breach = timer.breachedAt === null && timer.dueAt <= now;
    const warning = timer.warnedAt === null && timer.warnAt !== null && timer.warnAt <= now;
    if (breach) events.push({ target, kind: 'breach', dueAt: timer.dueAt });
    else if (warning) events.push({ target, kind: 'warning', dueAt: timer.dueAt });
    next[target] = {
      ...timer,
      warnedAt: warning || breach ? (timer.warnedAt ?? now) : timer.warnedAt,
      breachedAt: breach ? timer.dueAt : timer.breachedAt,
    };
  }
  return { clock: { ...next, nextAt: nextEvent(next) }, events };
}

/** When the reply now owed breaks its promise, or null. */
export function owedReplyDueAt({ firstReply, nextReply }: SlaClock): number | null {
  for (const timer of [nextReply, firstReply]) if (timer !== null && timer.metAt === null) return timer.dueAt;
  return null;
}
