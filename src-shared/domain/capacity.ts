import type { ChannelId } from './channel-id.ts';
import type { FloorPolicy } from './floor-policy.ts';

/** How many conversations of each channel somebody holds: open ones, ringing offers and running wrap-ups alike. */
export type Held = Partial<Record<ChannelId, number>>;

export interface Limits {
  /** Places for a channel: the user's own number, else the channel's default. */
  places(channel: ChannelId): number;
  policy: Pick<FloorPolicy, 'capacity' | 'channelWeights'>;
}

/** Sums of thirds and sevenths must still fill an agent exactly. */
const rounding = 1e-9;

/** The share of an agent that one conversation of this channel takes, 0 to 1. */
export function shareOf(channel: ChannelId, { places, policy }: Limits): number {
  const weight = policy.channelWeights[channel];
  if (weight !== undefined) return weight / 100;
  const count = places(channel);
  return count <= 0 ? 1 : 1 / count;
}

/** How much of an agent is used, 0 to 1 (more when somebody took on more than the rules would give). */
export function usedShare(held: Held, limits: Limits): number {
  let used = 0;
  for (const [channel, count] of Object.entries(held) as [ChannelId, number][])
    used += count * shareOf(channel, limits);
  return used;
}

/** How many more conversations of this channel fit. `blended` also asks whether the agent as a whole has room. */
export function freePlaces(channel: ChannelId, held: Held, limits: Limits): number {
  const ofChannel = Math.max(0, limits.places(channel) - (held[channel] ?? 0));
  if (limits.policy.capacity === 'separate' || ofChannel === 0) return ofChannel;
  const share = shareOf(channel, limits);
  const room = 1 - usedShare(held, limits);
  if (share <= 0) return room > -rounding ? ofChannel : 0;
  return Math.max(0, Math.min(ofChannel, Math.floor(room / share + rounding)));
}
