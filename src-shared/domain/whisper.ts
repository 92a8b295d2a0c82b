import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/** What a whisper is about. A draft is not a row of the server's, so its words are quoted. */
export const whisperAboutSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('general') }),
  z.object({ kind: z.literal('message'), messageId: idSchema }),
  z.object({ kind: z.literal('draft'), excerpt: z.string().max(2_000) }),
]);
export type WhisperAbout = z.infer<typeof whisperAboutSchema>;

/** What belongs to a message of kind `coach`; `id` is the message's. Its words stand in the message alone. */
export const whisperSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  fromId: idSchema,
  /** Who is alerted: the agent, or the supervisor when the agent answers. */
  toId: idSchema,
  about: whisperAboutSchema,
  /** The whisper this one answers, or null. */
  answersId: idSchema.nullable(),
  sentAt: epochMs,
  /** Null until the one it is meant for has seen it. */
  readAt: epochMs.nullable(),
});
export type Whisper = z.infer<typeof whisperSchema>;
