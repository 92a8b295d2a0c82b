import type { BusinessHours } from '#shared/domain/business-hours.ts';
import { freePlaces, type Held, usedShare } from '#shared/domain/capacity.ts';
import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';
import type { FloorPolicy } from '#shared/domain/floor-policy.ts';
import type { Queue } from '#shared/domain/queue.ts';
import type { QueueRules } from '#shared/domain/queue-rules.ts';
import type { AgentSkills } from '#shared/domain/routing-match.ts';

/** An agent as their rows say. Times epoch ms. */
export interface RoutingAgent extends AgentSkills {
  id: string;
  /** Available, and a desktop of theirs is connected. */
  ready: boolean;
  capacity: Partial<Record<ChannelId, number>>;
  /** Since when nothing was offered to them and nothing in their hands ended. */
  idleSince: number;
  lastOfferAt: number;
}

export interface QueueSetup {
  id: string;
  routing: Queue['routing'];
  rules: QueueRules;
  hours: BusinessHours | null;
}

/** An agent with what they hold right now. */
export interface AgentOnFloor extends RoutingAgent {
  held: Held;
  /** Conversations, offers and wrap-ups together. */
  heldCount: number;
  /** Offers that ring at them and wait for an answer. */
  ringing: number;
}

/** What the rules about room are measured with. */
export interface Room {
  policy: Pick<FloorPolicy, 'capacity' | 'channelWeights'>;
  /** Places for a channel where the agent's own row does not say. */
  defaultPlaces: Readonly<Record<ChannelId, number>>;
}

const limitsOf = (agent: AgentOnFloor, { policy, defaultPlaces }: Room) => ({
  policy,
  places: (channel: ChannelId) => agent.capacity[channel] ?? defaultPlaces[channel],
});

export const placesFor = (agent: AgentOnFloor, channel: ChannelId, room: Room): number =>
  freePlaces(channel, agent.held, limitsOf(agent, room));

/** How loaded an agent is, comparable between agents: the share of them in use. */
export const loadOf = (agent: AgentOnFloor, room: Room): number => usedShare(agent.held, limitsOf(agent, room));

export const hasAnyRoom = (agent: AgentOnFloor, room: Room): boolean =>
  channelIds.some((channel) => placesFor(agent, channel, room) > 0);
