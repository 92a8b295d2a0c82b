import { z } from 'zod';
import { socketPushes, socketSignals } from '#shared/contract/socket.ts';
import { practiceStateSchema } from '#shared/domain/practice.ts';
import { idSchema } from '#shared/lib/ids.ts';

/**
 * What servers tell each other and nobody needs to keep. A server of another version may say what this one does not know: then it
 * is passed over. Losing any of them costs a moment's liveliness, never a fact: facts are rows.
 */
export const signalSchema = z.discriminatedUnion('kind', [
  /** This server has just begun to listen, or could not for a while: tell it what stands. */
  z.object({ kind: z.literal('hello') }),
  z.object({ kind: z.literal('viewers'), viewers: socketPushes['presence:viewers'] }),
  z.object({ kind: z.literal('alert'), assigneeId: idSchema.nullable(), alert: socketPushes['promise:alert'] }),
  z.object({ kind: z.literal('live'), live: socketPushes['supervision:live'] }),
  z.object({
    kind: z.literal('session-ended'),
    ended: z.object({
      sessionId: idSchema.nullable(),
      userId: idSchema,
      reason: z.enum(['revoked', 'expired', 'disabled', 'wiped']),
      by: idSchema.optional(),
      words: z.string().optional(),
    }),
  }),
  /** A desktop's report on its computer; null: the desktop is gone. */
  z.object({
    kind: z.literal('idle'),
    userId: idSchema,
    socketId: z.string(),
    report: socketSignals['presence:idle'].nullable(),
  }),
  /** An inbox's connector speaks to the connectors of the same inbox on other servers. */
  z.object({ kind: z.literal('connector'), inboxId: idSchema, payload: z.unknown() }),
  /** What becomes of the practice customers of this server; null: none. */
  z.object({ kind: z.literal('practice'), run: practiceStateSchema.shape.running }),
  /** Whoever has practice customers sends them away. */
  z.object({ kind: z.literal('practice-stop') }),
  /** This server has given up its inboxes: whoever looks takes them at once, everybody else a moment later. */
  z.object({ kind: z.literal('inboxes-free') }),
  /** Replies wait for inboxes whose session another server has. */
  z.object({ kind: z.literal('replies-wait') }),
]);
export type Signal = z.infer<typeof signalSchema>;
