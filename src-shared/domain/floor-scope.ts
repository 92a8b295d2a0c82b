import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';

/**
 * Which part of the floor figures are about. Null leaves a side open, so three nulls are the whole floor; sides combine: a queue
 * and a channel mean that channel's contacts of that queue.
 */
export const floorScopeSchema = z.object({
  queueId: idSchema.nullable(),
  teamId: idSchema.nullable(),
  channel: channelIdSchema.nullable(),
});
export type FloorScope = z.infer<typeof floorScopeSchema>;

export const wholeFloor: FloorScope = { queueId: null, teamId: null, channel: null };

/** One text a scope, the same for scopes alike: for maps, rooms and React keys. */
export const scopeKey = ({ queueId, teamId, channel }: FloorScope): string =>
  `${queueId ?? '*'}|${teamId ?? '*'}|${channel ?? '*'}`;
