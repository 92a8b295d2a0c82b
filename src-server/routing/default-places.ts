import { channels } from '#shared/channels/registry.ts';
import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';

/** Places for each channel where an agent's own row does not say. */
export const defaultPlaces = Object.fromEntries(channelIds.map((id) => [id, channels[id].defaultCapacity])) as Record<
  ChannelId,
  number
>;
