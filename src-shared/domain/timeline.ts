import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';

/** One touch in a customer's history over every channel, newest first on screen. */
export const timelineEntrySchema = z.object({
  id: idSchema,
  kind: z.enum(['conversation', 'order', 'survey', 'call']),
  channel: channelIdSchema.nullable(),
  summary: z.string().max(300),
  state: z.string().max(40).nullable(),
  /** Set when this reader may open it. */
  conversationId: idSchema.nullable(),
  at: epochMs,
});
export type TimelineEntry = z.infer<typeof timelineEntrySchema>;
