import { z } from 'zod';
import { type EntityName, entityNames, entitySchemas, type Row } from '../domain/entities.ts';
import { messageSchema } from '../domain/message.ts';
import { epochMs, idSchema } from '../lib/ids.ts';
import { refusalSchema } from './errors.ts';

/** Number of the last change-log entry a desktop has. The one truth about what it knows; there are no time windows. */
export const cursorSchema = z.number().int().nonnegative();

export const entityNameSchema = z.enum(entityNames as [EntityName, ...EntityName[]]);

/** A row as it is now, or the news that it left this reader's view (or the world): `row` null. */
export const changeSchema = z.object({
  entity: z.string(),
  id: idSchema,
  row: z.unknown().nullable(),
});
export type WireChange = z.infer<typeof changeSchema>;

export type Change = { [E in EntityName]: { entity: E; id: string; row: Row<E> | null } }[EntityName];

/**
 * Reads one change off the wire. A change this version does not understand (an unknown entity, a row with a new shape) is not an
 * error: it comes back as `unknown` and is kept for the next version.
 */
export function parseChange(
  change: WireChange,
): { kind: 'known'; change: Change } | { kind: 'unknown'; change: WireChange } {
  const entity = entityNameSchema.safeParse(change.entity);
  if (!entity.success) return { kind: 'unknown', change };
  if (change.row === null)
    return { kind: 'known', change: { entity: entity.data, id: change.id, row: null } as Change };
  const row = entitySchemas[entity.data].safeParse(change.row);
  return row.success
    ? { kind: 'known', change: { entity: entity.data, id: change.id, row: row.data } as Change }
    : { kind: 'unknown', change };
}

/**
 * What the server lets a reader see, as a short text of role and queues. When it differs from the one a desktop has stored, rows
 * may have left the view in ways the log does not tell, and the desktop takes a fresh snapshot.
 */
export const scopeSchema = z.string().max(4_000);

export const pullRequestSchema = z.object({
  after: cursorSchema,
  scope: scopeSchema.nullable(),
  limit: z.number().int().min(1).max(2_000),
});
export const pullAnswerSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('changes'), changes: z.array(changeSchema), cursor: cursorSchema, more: z.boolean() }),
  /** Too far behind, or the scope changed: take a snapshot; the outbox and drafts stay. */
  z.object({
    kind: z.literal('snapshot-needed'),
    reason: z.enum(['too-far-behind', 'scope-changed', 'ahead-of-server']),
  }),
]);
export type PullAnswer = z.infer<typeof pullAnswerSchema>;

/**
 * One page of a snapshot. `page` is null for the first and the server's opaque `next` afterwards. `cursor` is the log's end when
 * the snapshot began and the same on every page: after the last page the desktop pulls from there, so nothing falls between.
 * The first page is what an inbox shows (own and newest conversations with their customers); from the second on everything comes
 * in the order of `entitySchemas`, those rows once more among it; conversations and messages newest first. Only messages of
 * conversations that are active or were lately are included: older threads are loaded when opened.
 */
export const snapshotRequestSchema = z.object({
  page: z.string().max(400).nullable(),
  limit: z.number().int().min(1).max(2_000),
});
export const snapshotAnswerSchema = z.object({
  scope: scopeSchema,
  cursor: cursorSchema,
  changes: z.array(changeSchema),
  next: z.string().max(400).nullable(),
  /** Rows already sent and rows in all, for a progress bar; an estimate. */
  sent: z.number().int(),
  total: z.number().int(),
});
export type SnapshotAnswer = z.infer<typeof snapshotAnswerSchema>;

/**
 * Live push: everything between `after` and `cursor` this reader may see. A desktop applies it when `after <= own cursor <
 * cursor`, ignores it when it already has it, and pulls when `after` is ahead of its own cursor.
 */
export const changesPushSchema = z.object({
  after: cursorSchema,
  cursor: cursorSchema,
  changes: z.array(changeSchema),
});
export type ChangesPush = z.infer<typeof changesPushSchema>;

export const mutationEnvelopeSchema = z.object({
  /** Chosen by the desktop; the server remembers it with its answer, so sending it again has no further effect. */
  mutationId: idSchema,
  name: z.string().max(60),
  args: z.unknown(),
  /** The desktop's clock when the agent acted, epoch ms. Informative: the server's clock decides. */
  actedAt: epochMs,
});
export type MutationEnvelope = z.infer<typeof mutationEnvelopeSchema>;

/** What the author had not seen when they wrote. */
export const staleSchema = z.object({ missed: z.array(messageSchema).max(20) });

export const mutationAnswerSchema = z.discriminatedUnion('kind', [
  /** `cursor` is the log number at which the effect is visible. */
  z.object({ kind: z.literal('applied'), mutationId: idSchema, cursor: cursorSchema }),
  z.object({ kind: z.literal('refused'), mutationId: idSchema, refusal: refusalSchema, stale: staleSchema.nullable() }),
]);
export type MutationAnswer = z.infer<typeof mutationAnswerSchema>;

/** Mutations are run in the order given; a refused one does not stop the ones behind it. */
export const pushRequestSchema = z.object({ mutations: z.array(mutationEnvelopeSchema).min(1).max(100) });
export const pushAnswerSchema = z.object({ answers: z.array(mutationAnswerSchema) });
