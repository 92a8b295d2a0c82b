import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { presenceStateSchema } from './presence.ts';

/** Reason codes the house itself gives to an away state; administrators' own codes stand beside them in the workspace. */
export const missedOfferReason = 'missed-offer';
export const systemAwayReasons = ['idle', 'locked', 'asleep', missedOfferReason] as const;
export type SystemAwayReason = (typeof systemAwayReasons)[number];

/** Why a presence changed: by the person, by what their computer reported, by a missed offer, or by a supervisor. */
export const presenceCauses = ['self', ...systemAwayReasons, 'disconnected', 'forced'] as const;
export const presenceCauseSchema = z.enum(presenceCauses);
export type PresenceCause = z.infer<typeof presenceCauseSchema>;

const sideSchema = z.object({ state: presenceStateSchema, reason: z.string().nullable() });

/** One line of the record of who changed whose state, and why. `actorId` null: the house. */
export const presenceChangeSchema = z.object({
  id: idSchema,
  userId: idSchema,
  at: epochMs,
  from: sideSchema,
  to: sideSchema,
  actorId: idSchema.nullable(),
  cause: presenceCauseSchema,
});
export type PresenceChange = z.infer<typeof presenceChangeSchema>;
