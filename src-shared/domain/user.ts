import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';
import { languageSchema } from './language.ts';
import { roleSchema } from './role.ts';

export const skillSchema = z.object({ name: z.string().min(1).max(60), level: z.number().int().min(1).max(5) });

/** Somebody who signs in. Nothing secret is in this row: it is synced to every desktop. */
export const userSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(120),
  email: z.email().max(254),
  role: roleSchema,
  languages: z.array(languageSchema),
  queueIds: z.array(idSchema),
  /** Figures are shown by team; null: in none. */
  teamId: idSchema.nullable().default(null),
  skills: z.array(skillSchema),
  /** How many conversations of each channel this person holds at once; a channel not named uses the manifest's default. */
  capacity: z.partialRecord(channelIdSchema, z.number().int().min(0).max(50)),
  /** Null while the account is in use; else when it was disabled. Disabled users keep their rows, so that history has names. */
  disabledAt: epochMs.nullable(),
  createdAt: epochMs,
});
export type User = z.infer<typeof userSchema>;
