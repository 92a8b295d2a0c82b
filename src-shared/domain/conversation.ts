import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { channelIdSchema } from './channel-id.ts';
import { languageSchema } from './language.ts';
import { isPublic, messageKindSchema } from './message.ts';
import { type Actor, seesEverything } from './role.ts';

export const conversationStates = ['open', 'pending', 'snoozed', 'resolved'] as const;
export const conversationStateSchema = z.enum(conversationStates);
export type ConversationState = z.infer<typeof conversationStateSchema>;

export const priorities = ['low', 'normal', 'high', 'urgent'] as const;
export const prioritySchema = z.enum(priorities);
export type Priority = z.infer<typeof prioritySchema>;

/** The latest message of the kind a reader means, enough to show a list row and to notice a stale reply. */
export const lastMessageSchema = z.object({
  id: idSchema,
  position: z.number().int().positive(),
  kind: messageKindSchema,
  authorId: idSchema.nullable(),
  preview: z.string().max(160),
  at: epochMs,
});

/** A thread with one customer on one channel. */
export const conversationSchema = z.object({
  id: idSchema,
  /** What people call it: #1042. Given by the server; 0 until then. */
  number: z.number().int().nonnegative(),
  customerId: idSchema,
  inboxId: idSchema,
  channel: channelIdSchema,
  queueId: idSchema.nullable(),
  assigneeId: idSchema.nullable(),
  state: conversationStateSchema,
  priority: prioritySchema,
  subject: z.string().max(998),
  language: languageSchema.nullable(),
  tagIds: z.array(idSchema).max(50),
  snoozedUntil: epochMs.nullable(),
  /** Position of the last message of any kind; 0 for none. */
  lastPosition: z.number().int().nonnegative(),
  /** Last message of any kind but `system` and `coach`: what the list shows. */
  lastMessage: lastMessageSchema.nullable(),
  /** Last public message of a colleague: what a stale reply is measured against. */
  lastReply: lastMessageSchema.nullable(),
  lastInboundPosition: z.number().int().nonnegative(),
  /** Null until the customer has written. Opens the provider's reply window. */
  lastInboundAt: epochMs.nullable(),
  /** When the customer began to wait for the reply that is now owed; null when nobody waits. */
  waitingSince: epochMs.nullable(),
  /** When the reply now owed breaks its promise; null when none is owed. */
  replyDueAt: epochMs.nullable(),
  firstReplyAt: epochMs.nullable(),
  /** Progress in the script the agent follows, or null. */
  script: z.object({ scriptId: idSchema, doneStepIds: z.array(idSchema) }).nullable(),
  createdAt: epochMs,
  resolvedAt: epochMs.nullable(),
  /** Newest activity the customer or a colleague caused: the order of lists. */
  activityAt: epochMs,
});
export type Conversation = z.infer<typeof conversationSchema>;

/** As integrators get it: what the list shows is a note's first words when a note was the last thing said, and those stay inside. */
export const withoutInternals = (conversation: Conversation): Conversation =>
  conversation.lastMessage === null || isPublic(conversation.lastMessage.kind)
    ? conversation
    : { ...conversation, lastMessage: null };

/**
 * The conversation as it is once it has ended: nobody waits, no reply is owed, and no wake-up is left that would open it again.
 * @param at epoch ms
 */
export const asResolved = (conversation: Conversation, at: number): Conversation => ({
  ...conversation,
  state: 'resolved',
  resolvedAt: at,
  snoozedUntil: null,
  waitingSince: null,
  replyDueAt: null,
});

/** Who may see it. The server decides with this rule for every read; the desktop only mirrors the outcome. */
export function canSee(actor: Actor, conversation: Pick<Conversation, 'queueId' | 'assigneeId'>): boolean {
  if (seesEverything(actor.role) || conversation.assigneeId === actor.userId) return true;
  return conversation.queueId === null || actor.queueIds.includes(conversation.queueId);
}
