import { z } from 'zod';
import { idSchema } from '../lib/ids.ts';

/** How a conversation ended, in the company's own words: "refunded", "wrong number". Made by leads. */
export const dispositionSchema = z.object({
  id: idSchema,
  name: z.string().min(1).max(80),
  /** Queues that offer it; empty: every queue. */
  queueIds: z.array(idSchema).max(200),
  /** Place in the list, smallest first. */
  order: z.number().int().min(0),
  /** A retired one stays readable in the past. */
  enabled: z.boolean(),
});
export type Disposition = z.infer<typeof dispositionSchema>;

export const fitsQueue = ({ enabled, queueIds }: Disposition, queueId: string | null): boolean =>
  enabled && (queueIds.length === 0 || (queueId !== null && queueIds.includes(queueId)));
