import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { whySchema } from './routing-match.ts';

/** A conversation ringing at one agent. At most one offer of a conversation rings at a time. */
export const offerSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  queueId: idSchema.nullable(),
  userId: idSchema,
  state: z.enum(['ringing', 'accepted', 'declined', 'missed', 'withdrawn']),
  /** Why this agent, in closed words the screen translates. */
  reason: z.enum(['longest-idle', 'least-loaded', 'round-robin', 'owner', 'sticky']),
  /** The whole explanation of the choice, most telling first; absent where none was kept. */
  why: z.array(whySchema).max(20).optional(),
  offeredAt: epochMs,
  expiresAt: epochMs,
  closedAt: epochMs.nullable(),
});
export type Offer = z.infer<typeof offerSchema>;
