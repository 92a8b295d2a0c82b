import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';

export const tagColors = ['grey', 'blue', 'teal', 'green', 'amber', 'red', 'violet'] as const;
export const tagSchema = z.object({ id: idSchema, name: z.string().min(1).max(40), color: z.enum(tagColors) });
export type Tag = z.infer<typeof tagSchema>;
