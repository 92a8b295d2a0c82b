import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';

/** Everything that is written down about what people in charge do. Names are kept for ever: never reuse one for something else. */
export const auditActions = [
  'supervision.started',
  'supervision.changed',
  'supervision.ended',
  'supervision.gave-back',
  'supervision.policy',
  'whisper.sent',
  'hand.raised',
  'hand.taken',
  'hand.closed',
  'hand.decided',
  'presence.forced',
  'user.signed-out',
  'device.wiped',
  'work.moved',
  'bulk.ran',
  'bulk.undone',
  'conversation.merged',
  'conversation.unmerged',
  'conversation.split',
] as const;
export const auditActionSchema = z.enum(auditActions);
export type AuditAction = z.infer<typeof auditActionSchema>;

/** Who did what, when. Ids and codes only: no texts of customers or colleagues. Never changed and never removed. */
export const auditEntrySchema = z.object({
  id: idSchema,
  at: epochMs,
  /** Null: the house. */
  actorId: idSchema.nullable(),
  action: auditActionSchema,
  /** The row it is about: a supervision, a raised hand, a bulk action … */
  subject: z.string().max(80),
  conversationId: idSchema.nullable(),
  /** The colleague it was done to. */
  userId: idSchema.nullable(),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
});
export type AuditEntry = z.infer<typeof auditEntrySchema>;

/** Newest first. `before` is `next` of the page before; times are inclusive. */
export const auditQuerySchema = z.object({
  actions: z.array(auditActionSchema).max(auditActions.length).default([]),
  actorId: idSchema.nullable().default(null),
  userId: idSchema.nullable().default(null),
  conversationId: idSchema.nullable().default(null),
  from: epochMs.nullable().default(null),
  to: epochMs.nullable().default(null),
  before: z.string().max(120).nullable().default(null),
  limit: z.number().int().min(1).max(200).default(50),
});
export type AuditQuery = z.infer<typeof auditQuerySchema>;

export const auditPageSchema = z.object({ entries: z.array(auditEntrySchema), next: z.string().max(120).nullable() });
export type AuditPage = z.infer<typeof auditPageSchema>;
