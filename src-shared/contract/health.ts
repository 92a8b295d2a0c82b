import { z } from 'zod';

/** `GET /healthz`, open to everybody; also how a desktop finds out whether an address is a Parley server. */
export const healthSchema = z.object({
  status: z.enum(['ok', 'starting', 'stopping']),
  product: z.literal('parley'),
  version: z.string(),
  protocol: z.number().int(),
});
