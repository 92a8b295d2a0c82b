import { z } from 'zod';
import { refusalCodeSchema } from '../contract/errors.ts';
import { epochMs, idSchema } from '../lib/ids.ts';
import { conversationSchema } from './conversation.ts';

/** What an undo puts back. */
export const restoredFields = [
  'queueId',
  'assigneeId',
  'state',
  'snoozedUntil',
  'resolvedAt',
  'waitingSince',
  'replyDueAt',
  'priority',
  'tagIds',
] as const;
export const restorableSchema = conversationSchema.pick({
  queueId: true,
  assigneeId: true,
  state: true,
  snoozedUntil: true,
  resolvedAt: true,
  waitingSince: true,
  replyDueAt: true,
  priority: true,
  tagIds: true,
});
export type Restorable = z.infer<typeof restorableSchema>;

const outcomeSchema = z.object({
  conversationId: idSchema,
  /** Null: done. */
  refusal: refusalCodeSchema.nullable(),
  /** The fields that changed, before and after; empty when nothing did. */
  before: restorableSchema.partial(),
  after: restorableSchema.partial(),
  /** Null, or how the undo went. */
  undone: z.enum(['restored', 'moved-on']).nullable(),
});
export type BulkOutcome = z.infer<typeof outcomeSchema>;

/** One action over many conversations, with what became of each. `id` is chosen by the desk. */
export const bulkActionSchema = z.object({
  id: idSchema,
  actorId: idSchema,
  /** The name of the action that ran over each, or `agent.moveWork`. */
  action: z.string().max(60),
  at: epochMs,
  outcomes: z.array(outcomeSchema).max(500),
  undoneAt: epochMs.nullable(),
});
export type BulkAction = z.infer<typeof bulkActionSchema>;

/** Older ones stay on the server; an undo after that is no longer offered. */
export const undoableMs = 24 * 60 * 60 * 1000;

/** What differs between two states of a conversation, on each side. */
export function changedFields(before: Restorable, after: Restorable): Pick<BulkOutcome, 'before' | 'after'> {
  const changed = restoredFields.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const only = (row: Restorable) => Object.fromEntries(changed.map((field) => [field, row[field]]));
  return { before: only(before), after: only(after) };
}

/** Whether nobody has touched since what an action changed. */
export const stillAsLeft = (row: Restorable, { after }: Pick<BulkOutcome, 'after'>): boolean =>
  restoredFields.every((field) => !(field in after) || JSON.stringify(row[field]) === JSON.stringify(after[field]));
