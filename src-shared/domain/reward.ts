import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';
import { tierSchema } from './customer.ts';
import { localizedTextSchema } from './language.ts';

/** What an agent may give without asking, and to whom. */
export const rewardSchema = z.object({
  id: idSchema,
  name: localizedTextSchema,
  kind: z.enum(['points', 'voucher', 'express', 'gift']),
  /** Points granted, or the voucher's value in minor units; null where neither fits. */
  amount: z.number().int().min(0).nullable(),
  tiers: z.array(tierSchema),
});
export type Reward = z.infer<typeof rewardSchema>;
