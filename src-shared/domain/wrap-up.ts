import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/** The work after a conversation, and its outcome. It holds its place until it ends. */
export const wrapUpSchema = z.object({
  id: idSchema,
  userId: idSchema,
  conversationId: idSchema,
  queueId: idSchema.nullable(),
  dispositionId: idSchema.nullable(),
  startedAt: epochMs,
  /** When the timer ends it. */
  endsAt: epochMs,
  /** Null while it runs. */
  endedAt: epochMs.nullable(),
});
export type WrapUp = z.infer<typeof wrapUpSchema>;

/** An agent's own ended wrap-ups older than this stay on the server. */
export const recentWrapUpMs = 14 * 24 * 60 * 60 * 1000;
/** Other people's come only to those who lead, for the day's work. */
export const othersWrapUpMs = 24 * 60 * 60 * 1000;

export const isWrappingUp = ({ endedAt }: Pick<WrapUp, 'endedAt'>): boolean => endedAt === null;
