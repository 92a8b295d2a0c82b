import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';

/** The one row's id. */
export const floorPolicyId = 'floor';

/** What holds for every agent and queue: when somebody counts as gone, and how conversations of several channels add up. */
export const floorPolicySchema = z.object({
  id: idSchema,
  /** Without input for this long an available agent becomes away; null: never. */
  awayAfterIdleSeconds: z.number().int().min(30).max(86_400).nullable(),
  /** After a screen lock or sleep; null: never. */
  awayAfterLockSeconds: z.number().int().min(0).max(3_600).nullable(),
  /** The agent is told this long before an idle computer makes them away. */
  announceSeconds: z.number().int().min(0).max(300),
  /** So many missed offers in a row set the agent not ready; null: missing has no consequence. */
  awayAfterMissedOffers: z.number().int().min(1).max(10).nullable(),
  /** A desktop that is gone for longer makes its agent offline, and live conversations are offered on. */
  disconnectGraceSeconds: z.number().int().min(5).max(3_600),
  /** `separate`: each channel has its own places. `blended`: all share one measure, each conversation takes 1/places of it. */
  capacity: z.enum(['separate', 'blended']),
  /** Blended only: the share of an agent one conversation takes, in percent; a channel not named takes 100 / its places. */
  channelWeights: z.partialRecord(channelIdSchema, z.number().int().min(0).max(100)),
  /** Who answered a customer within this time is asked first when the customer writes again; 0: nobody is. */
  stickyDays: z.number().int().min(0).max(365),
});
export type FloorPolicy = z.infer<typeof floorPolicySchema>;

/** What holds until an administrator decides otherwise. */
export const defaultFloorPolicy: FloorPolicy = {
  id: floorPolicyId,
  awayAfterIdleSeconds: 600,
  awayAfterLockSeconds: 20,
  announceSeconds: 60,
  awayAfterMissedOffers: 1,
  disconnectGraceSeconds: 60,
  capacity: 'separate',
  channelWeights: {},
  stickyDays: 7,
};
