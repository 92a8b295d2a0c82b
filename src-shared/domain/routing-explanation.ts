import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { waitReasonSchema } from './queue-wait.ts';
import { whySchema } from './routing-match.ts';

/** What speaks against an agent right now; `fits` means they would be offered it. */
export const verdicts = [
  'not-ready',
  'no-skill',
  'no-language',
  'passed',
  'full',
  'ringing',
  'held-for-another',
  'fits',
] as const;
export const verdictSchema = z.enum(verdicts);
export type Verdict = z.infer<typeof verdictSchema>;

/** Routing's view of one conversation, for the question "why does it wait?" and "why me?". */
export const explanationSchema = z.object({
  /** Null: it does not wait for routing (assigned, resolved, or ringing). */
  waiting: z.object({ reason: waitReasonSchema.nullable(), since: epochMs, retryAt: epochMs.nullable() }).nullable(),
  /** The offer that rings now. */
  offer: z.object({ userId: idSchema, why: z.array(whySchema) }).nullable(),
  /** Every agent of the queue and of the queues it has overflowed to. */
  agents: z.array(z.object({ userId: idSchema, verdict: verdictSchema, held: z.number().int() })),
});
export type Explanation = z.infer<typeof explanationSchema>;
