import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

export const routingMethods = ['longest-idle', 'least-loaded', 'round-robin', 'manual'] as const;
export const routingMethodSchema = z.enum(routingMethods);

/** Where conversations wait for agents. */
export const queueSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  description: z.string().max(400),
  routing: routingMethodSchema,
  /** How long an offer rings at one agent before it counts as missed. */
  offerSeconds: z.number().int().min(5).max(300),
  /** Service level target: `serviceLevelPercent` of conversations answered within `serviceLevelSeconds`. */
  serviceLevelSeconds: z.number().int().min(1).max(86_400),
  serviceLevelPercent: z.number().int().min(1).max(100),
  /** Promise for every reply; priority and tier shorten it (see `reply-due.ts`). */
  replyTargetSeconds: z.number().int().min(15).max(2_592_000),
  createdAt: epochMs,
});
export type Queue = z.infer<typeof queueSchema>;
