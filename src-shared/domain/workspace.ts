import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';
import { languageSchema } from './language.ts';

/** The company's one row: its name and what holds for everybody. */
export const workspaceSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(120),
  language: languageSchema,
  /** ISO 3166-1 alpha-2: how national phone numbers are read. */
  country: z.string().length(2),
  /** Seconds a reply is held after Send so that it can be undone; 0 sends at once. */
  undoSendSeconds: z.number().int().min(0).max(60),
  /** A computer that has not reached the server for so many days forgets what it has cached, and its key. */
  awayDays: z.number().int().min(1).max(365).default(30),
  awayReasons: z.array(z.object({ code: z.string().min(1).max(60), name: z.string().min(1).max(60) })),
  /** True in the sample workspace: the desk says so. */
  sample: z.boolean(),
});
export type Workspace = z.infer<typeof workspaceSchema>;
