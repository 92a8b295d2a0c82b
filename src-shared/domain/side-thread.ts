import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/**
 * A talk between colleagues beside a conversation: to consult before handing over, or to ask the warehouse. Rows of their own and
 * not notes, because a member need not see the conversation, and because a thread's places belong to what was said in it.
 */
export const sideThreadSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  topic: z.string().max(200),
  openedBy: idSchema,
  /** They read and write it besides everybody who sees the conversation. */
  memberIds: z.array(idSchema).min(1).max(20),
  openedAt: epochMs,
  closedAt: epochMs.nullable(),
  lastMessageAt: epochMs,
  lastAuthorId: idSchema,
  /** When each member last looked, by id; the alert and the unread mark follow from it. */
  seenAt: z.record(idSchema, epochMs),
});
export type SideThread = z.infer<typeof sideThreadSchema>;

export const sideMessageSchema = z.object({
  id: idSchema,
  sideThreadId: idSchema,
  conversationId: idSchema,
  authorId: idSchema,
  text: z.string().min(1).max(20_000),
  sentAt: epochMs,
});
export type SideMessage = z.infer<typeof sideMessageSchema>;

/** Closed ones older than this stay on the server. */
export const recentSideThreadMs = 14 * 24 * 60 * 60 * 1000;

/** Whether somebody else has spoken since this member last looked. */
export const isSideUnread = (thread: SideThread, userId: string): boolean =>
  thread.memberIds.includes(userId) &&
  thread.lastAuthorId !== userId &&
  thread.lastMessageAt > (thread.seenAt[userId] ?? 0);
