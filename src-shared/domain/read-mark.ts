import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import type { Conversation } from './conversation.ts';

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

/** Unread means: the customer wrote after the place read so far. Colleagues' messages do not make a thread unread. */
export const isUnread = (
  conversation: Pick<Conversation, 'lastInboundPosition'>,
  readPosition: number | undefined,
): boolean => conversation.lastInboundPosition > (readPosition ?? 0);
