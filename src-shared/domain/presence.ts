import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

export const presenceStates = ['available', 'busy', 'away', 'wrap-up', 'offline'] as const;
export const presenceStateSchema = z.enum(presenceStates);
export type PresenceState = z.infer<typeof presenceStateSchema>;

/** What an agent says about themselves (or the system, when their desktop is gone). `id` is the user's id. */
export const presenceSchema = z.object({
  id: idSchema,
  state: presenceStateSchema,
  /** Reason of an away state, e.g. `lunch`; null elsewhere. */
  reason: z.string().max(60).nullable(),
  since: epochMs,
});
export type Presence = z.infer<typeof presenceSchema>;
