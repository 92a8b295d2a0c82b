import type { PresenceState } from './presence.ts';
import { missedOfferReason } from './presence-cause.ts';

/**
 * What a colleague is shown to be doing, in the order in which one state hides the next. One agent holds several conversations at
 * once, so more than one of these is usually true; the first in this list is shown.
 *
 * `offline` stands right after `error` because somebody who has signed off keeps their emails and would otherwise look at work.
 */
export const shownStates = [
  'error',
  'offline',
  'missed',
  'declined',
  'on-contact',
  'wrap-up',
  'offered',
  'monitoring',
  'away',
  'busy',
  'available',
] as const;
export type ShownState = (typeof shownStates)[number];

/** A declined offer is shown this long, or until the next one rings; the agent stays in their state all the while. */
export const declinedShownMs = 10_000;

/** Everything that is true of one agent now. Counts are of conversations; times epoch ms. */
export interface AgentFacts {
  presence: { state: PresenceState; reason: string | null };
  /** The desktop is gone without signing off, and its grace time still runs. */
  desktopLost: boolean;
  declinedAt: number | null;
  /** Open conversations in this agent's hands. */
  contacts: number;
  wrapUps: number;
  offers: number;
  /** Conversations a supervisor listens to. */
  monitored: number;
}

/** The state to show for an agent; see `shownStates` for the order. The reason is kept for away states only. */
export function shownState(facts: AgentFacts, now: number): { state: ShownState; reason: string | null } {
  const { presence } = facts;
  const holds: Record<ShownState, boolean> = {
    error: facts.desktopLost && presence.state !== 'offline',
    offline: presence.state === 'offline',
    missed: presence.state === 'away' && presence.reason === missedOfferReason,
    // The next offer that rings ends it: what matters then is that somebody is asked.
    declined: facts.offers === 0 && facts.declinedAt !== null && now - facts.declinedAt < declinedShownMs,
    'on-contact': facts.contacts > 0,
    'wrap-up': facts.wrapUps > 0 || presence.state === 'wrap-up',
    offered: facts.offers > 0,
    monitoring: facts.monitored > 0,
    away: presence.state === 'away',
    busy: presence.state === 'busy',
    available: true,
  };
  const state = shownStates.find((candidate) => holds[candidate]) ?? 'available';
  return { state, reason: state === 'away' ? presence.reason : null };
}
