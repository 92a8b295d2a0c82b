import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/**
 * Why a conversation is not offered to anybody right now, in the order in which they are looked for: the first that holds is the
 * one to act on.
 */
export const waitReasons = [
  'customer-left',
  'no-queue',
  'manual-queue',
  'outside-hours',
  'nobody-in-queue',
  'nobody-available',
  'no-agent-with-skill',
  'no-agent-with-language',
  'all-passed',
  'all-full',
  'all-ringing',
  'held-for-agent',
] as const;
export const waitReasonSchema = z.enum(waitReasons);
export type WaitReason = z.infer<typeof waitReasonSchema>;

/**
 * Nothing waits invisibly: one row for every conversation that waits without ringing anywhere, and for every unanswered one whose
 * customer has left the chat. `id` is the conversation's.
 */
export const queueWaitSchema = z.object({
  id: idSchema,
  queueId: idSchema.nullable(),
  reason: waitReasonSchema,
  /** Since when for this reason. */
  since: epochMs,
});
export type QueueWait = z.infer<typeof queueWaitSchema>;
