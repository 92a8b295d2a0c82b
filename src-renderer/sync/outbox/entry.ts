import { z } from 'zod';
import { refusalCodes, refusalSchema } from '#shared/contract/errors.ts';
import { entityNameSchema, staleSchema } from '#shared/contract/sync.ts';
import { epochMs, idSchema } from '#shared/lib/ids.ts';

/**
 * `pending`: on disk, not on its way. `sending`: handed to the socket, not answered. `applied`: the server did it, but the rows that
 * prove it have not arrived yet, so the optimistic ones stay on screen. `parked`: refused; waits for the agent.
 */
export const outboxStates = ['pending', 'sending', 'applied', 'parked'] as const;
export const outboxStateSchema = z.enum(outboxStates);
export type OutboxState = z.infer<typeof outboxStateSchema>;

/** Why an entry is parked: the server's (or the local rules') refusal, or that this version cannot read it. */
export const parkReasonSchema = z.object({
  code: z.enum([...refusalCodes, 'unreadable', 'file-missing', 'file-refused']),
  detail: refusalSchema.shape.detail,
});
export type ParkReason = z.infer<typeof parkReasonSchema>;

/** A row an entry has written; `created` when there was none before. */
export const touchedSchema = z.object({ entity: entityNameSchema, id: idSchema, created: z.boolean() });
export type Touched = z.infer<typeof touchedSchema>;

const common = {
  /** Order of writing; chosen by the engine, never reused. */
  seq: z.number().int().positive(),
  mutationId: idSchema,
  name: z.string().min(1).max(60),
  args: z.unknown(),
  /** This computer's clock when the agent acted, epoch ms. */
  actedAt: epochMs,
  lane: z.string().min(1).max(200),
  attempts: z.number().int().nonnegative(),
  touched: z.array(touchedSchema),
  conversationId: idSchema.nullable(),
  /** Ids of files that have to be on the server first. */
  fileIds: z.array(idSchema),
};

/** What is on disk for one mutation. A released shape is never edited: add a member or a default. */
export const outboxEntrySchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('pending'), ...common }),
  z.object({ state: z.literal('sending'), ...common }),
  z.object({ state: z.literal('applied'), ...common, cursor: z.number().int().nonnegative() }),
  z.object({
    state: z.literal('parked'),
    ...common,
    reason: parkReasonSchema,
    /** For `stale`: what the author had not seen. */
    stale: staleSchema.nullable(),
    parkedAt: epochMs,
  }),
]);
export type OutboxEntry = z.infer<typeof outboxEntrySchema>;
export type ParkedEntry = Extract<OutboxEntry, { state: 'parked' }>;

/** The arguments of an entry with some of them changed; what is no object stays as it is. */
export const argsWith = ({ args }: Pick<OutboxEntry, 'args'>, changes: Readonly<Record<string, unknown>>): unknown =>
  typeof args === 'object' && args !== null ? { ...args, ...changes } : args;
