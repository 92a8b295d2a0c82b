import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/** How far one colleague has read one conversation. Only its owner ever receives it. */
export const readMarkSchema = z.object({
  id: idSchema,
  userId: idSchema,
  conversationId: idSchema,
  position: z.number().int().nonnegative(),
  at: epochMs,
});
export type ReadMark = z.infer<typeof readMarkSchema>;

export const readMarkId = (userId: string, conversationId: string): string => `${userId}:${conversationId}`;
