import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';
import { localizedTextSchema } from './language.ts';

/** Stored text, found with `/` in the composer. `{{customer.firstName}}` and friends are filled when inserted. */
export const cannedReplySchema = z.object({
  id: idSchema,
  shortcut: z.string().regex(/^[\p{L}\p{N}-]{1,40}$/u, 'letters, digits and "-"'),
  title: z.string().min(1).max(120),
  text: localizedTextSchema,
  /** Channels it is offered on; empty means all. */
  channels: z.array(channelIdSchema),
  updatedAt: epochMs,
});
export type CannedReply = z.infer<typeof cannedReplySchema>;
