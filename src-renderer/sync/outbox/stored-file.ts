import { z } from 'zod';

/** A file as it lies sealed on this computer. */
export const storedFileSchema = z.object({
  name: z.string(),
  mimeType: z.string(),
  bytes: z.instanceof(ArrayBuffer),
});
export type StoredFile = z.infer<typeof storedFileSchema>;
