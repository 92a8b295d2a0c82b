import type { FloorPolicy } from '#shared/domain/floor-policy.ts';
import type { SystemAwayReason } from '#shared/domain/presence-cause.ts';

/** What one desktop last said about its computer. */
export interface IdleReport {
  /** Seconds without input when it reported; null: it cannot know. */
  seconds: number | null;
  power: 'awake' | 'locked' | 'asleep';
  /** Since when `power` is so, epoch ms. */
  powerSince: number;
}

export type IdleVerdict =
  | { kind: 'present' }
  | { kind: 'announce'; reason: SystemAwayReason; at: number }
  | { kind: 'away'; reason: SystemAwayReason };

type Limits = Pick<FloorPolicy, 'awayAfterIdleSeconds' | 'awayAfterLockSeconds' | 'announceSeconds'>;
export type Announcement = Extract<IdleVerdict, { kind: 'announce' }>;

const present: IdleVerdict = { kind: 'present' };

/**
 * Whether the agent of these desktops is still there. One desktop in use is enough. Nobody becomes away without having been told
 * before: the first sign only announces, and what was announced happens at its time if nothing changed.
 */
export function idleVerdict(
  reports: readonly IdleReport[],
  limits: Limits,
  announced: Announcement | null,
  now: number,
): IdleVerdict {
  const awake = reports.filter(({ power }) => power === 'awake');
  const sign = awake.length === 0 ? ofLock(reports, limits) : ofIdleness(awake, limits, now);
  if (sign === null) return present;
  const promised = announced?.reason === sign.reason ? announced : null;
  if (promised) return promised.at <= now && sign.at <= now ? { kind: 'away', reason: sign.reason } : promised;
  const soonest = sign.reason === 'idle' ? now + limits.announceSeconds * 1000 : now;
  return { kind: 'announce', reason: sign.reason, at: Math.max(sign.at, soonest) };
}

/** Locked or asleep on every desktop. */
function ofLock(reports: readonly IdleReport[], { awayAfterLockSeconds }: Limits) {
  const last = reports.reduce<IdleReport | null>((a, b) => (a === null || b.powerSince > a.powerSince ? b : a), null);
  if (last === null || awayAfterLockSeconds === null) return null;
  const reason: SystemAwayReason = last.power === 'asleep' ? 'asleep' : 'locked';
  return { reason, at: last.powerSince + awayAfterLockSeconds * 1000 };
}

/** Untouched for so long that it is nearly, or already, too long. */
function ofIdleness(awake: readonly IdleReport[], { awayAfterIdleSeconds, announceSeconds }: Limits, now: number) {
  if (awayAfterIdleSeconds === null || awake.some(({ seconds }) => seconds === null)) return null;
  const idle = Math.min(...awake.map(({ seconds }) => seconds ?? 0));
  if (idle < awayAfterIdleSeconds - announceSeconds) return null;
  return { reason: 'idle' as const, at: now + (awayAfterIdleSeconds - idle) * 1000 };
}
