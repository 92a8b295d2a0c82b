import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';

/** A file that belongs to a message. Its bytes are at `/api/v1/attachments/:id`. */
export const attachmentSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(255),
  mimeType: z.string().min(1).max(127),
  sizeBytes: z.number().int().nonnegative(),
  /** The `cid:` an HTML mail shows it by, or null. */
  contentId: z.string().max(255).nullable(),
});
export type Attachment = z.infer<typeof attachmentSchema>;
