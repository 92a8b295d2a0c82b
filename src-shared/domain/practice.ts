import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/** How many practice customers come: one in most of a minute, a few a minute, or more than a small team can take. */
export const practiceIntensities = ['quiet', 'steady', 'busy'] as const;
export const practiceIntensitySchema = z.enum(practiceIntensities);
export type PracticeIntensity = z.infer<typeof practiceIntensitySchema>;

/** Whether invented customers write in right now. */
export const practiceStateSchema = z.object({
  /** The inbox they may write to; null: this workspace has none, so practice cannot be started. */
  inboxId: idSchema.nullable(),
  /** Null: nobody practises. */
  running: z
    .object({
      intensity: practiceIntensitySchema,
      startedBy: idSchema,
      startedAt: epochMs,
      /** Have written so far. */
      arrived: z.number().int(),
      /** Have their page open now. */
      present: z.number().int(),
      /** Left without an answer. */
      gaveUp: z.number().int(),
    })
    .nullable(),
});
export type PracticeState = z.infer<typeof practiceStateSchema>;
export type PracticeRun = NonNullable<PracticeState['running']>;
