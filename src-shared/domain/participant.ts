import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/** A colleague who answers the customer beside the assignee: a conference for text. Everybody's replies carry their own name. */
export const participantSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  userId: idSchema,
  /** `supervisor`: joined from supervision. `colleague`: invited. */
  as: z.enum(['supervisor', 'colleague']),
  invitedBy: idSchema,
  joinedAt: epochMs,
  leftAt: epochMs.nullable(),
});
export type Participant = z.infer<typeof participantSchema>;

export const participantId = (userId: string, conversationId: string): string => `${userId}:${conversationId}`;
