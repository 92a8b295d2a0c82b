import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';

/** Colleagues who work together, for figures and planning; it decides nothing about what anybody sees. */
export const teamSchema = z.object({ id: idSchema, name: z.string().trim().min(1).max(80) });
export type Team = z.infer<typeof teamSchema>;
