import { shownState } from '#shared/domain/agent-state.ts';
import { freePlaces, type Held } from '#shared/domain/capacity.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { Row } from '#shared/domain/entities.ts';
import type { FloorAgent } from '#shared/domain/floor-figures.ts';
import type { FloorPolicy } from '#shared/domain/floor-policy.ts';
import type { HandlingFact, OfferFact, WrapUpFact } from './facts.ts';
import type { FloorUser } from './floor-setup.ts';

/** Everything that is true of one agent now. */
export interface AgentNow {
  user: FloorUser;
  presence: Pick<Row<'presence'>, 'state' | 'reason' | 'since'>;
  /** A desktop of theirs is connected to some process. */
  connected: boolean;
  /** In hand now. */
  handlings: readonly HandlingFact[];
  /** Running now. */
  wrapUps: readonly WrapUpFact[];
  /** Ringing now. */
  offers: readonly OfferFact[];
  lastDeclinedAt: number | null;
  /** When the last conversation, wrap-up or offer of today ended. */
  lastEndedAt: number;
  /** Since when they watch over somebody, session by session. */
  monitoringSince: readonly number[];
}

/** One agent's line on the floor: shown state, since when, and places. */
export function agentLine(agent: AgentNow, policy: FloorPolicy, now: number): FloorAgent {
  const { user, presence, connected, handlings, wrapUps, offers } = agent;
  const { state, reason } = shownState(
    {
      presence,
      desktopLost: !connected,
      declinedAt: agent.lastDeclinedAt,
      contacts: handlings.length,
      wrapUps: wrapUps.length,
      offers: offers.length,
      monitored: agent.monitoringSince.length,
    },
    now,
  );
  const held: Held = {};
  for (const { channel } of [...handlings, ...wrapUps, ...offers]) held[channel] = (held[channel] ?? 0) + 1;
  const takes = user.enabled && connected && presence.state === 'available';
  const limits = { policy, places: (channel: ChannelId) => user.places.get(channel) ?? 0 };
  const lines = [...user.places].map(([channel, total]) => ({
    channel,
    total,
    used: held[channel] ?? 0,
    free: takes ? freePlaces(channel, held, limits) : 0,
  }));
  // Places that all channels share are not added up: the channel with most of them says how many there are.
  const together = (values: number[]) =>
    policy.capacity === 'separate' ? values.reduce((sum, value) => sum + value, 0) : Math.max(0, ...values);
  return {
    id: user.id,
    state,
    reason,
    since: sinceOf(agent, state),
    contacts: handlings.length,
    wrapUps: wrapUps.length,
    offers: offers.length,
    slots: {
      total: together(lines.map(({ total }) => total)),
      used: Object.values(held).reduce((sum, count) => sum + count, 0),
      free: together(lines.map(({ free }) => free)),
    },
    channels: lines,
    queueIds: [...user.queueIds],
    teamId: user.teamId,
  };
}

/** Since when the shown state holds, as far as is known: an earlier contact of the same stretch may have ended since. */
function sinceOf({ presence, ...agent }: AgentNow, state: FloorAgent['state']): number {
  const first = (times: readonly number[]) => (times.length === 0 ? presence.since : Math.min(...times));
  if (state === 'on-contact') return first(agent.handlings.map(({ startedAt }) => startedAt));
  if (state === 'wrap-up') return first(agent.wrapUps.map(({ startedAt }) => startedAt));
  if (state === 'offered') return first(agent.offers.map(({ offeredAt }) => offeredAt));
  if (state === 'monitoring') return first(agent.monitoringSince);
  if (state === 'declined') return agent.lastDeclinedAt ?? presence.since;
  // Free again after a contact is not free since the morning.
  if (state === 'available' || state === 'busy') return Math.max(presence.since, agent.lastEndedAt);
  return presence.since;
}
