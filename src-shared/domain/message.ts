import { z } from 'zod';
import { epochMs, idSchema } from '../lib/ids.ts';
import { attachmentSchema } from './attachment.ts';
import { deliverySchema } from './delivery.ts';

/** `coach` is a whisper: from a supervisor to the agent, never to the customer. `system` records what happened. */
export const messageKinds = ['inbound', 'outbound', 'note', 'coach', 'system'] as const;
export const messageKindSchema = z.enum(messageKinds);
export type MessageKind = z.infer<typeof messageKindSchema>;

/** Email only: who gets it besides the customer. Addresses as written. */
export const recipientsSchema = z.object({
  to: z.array(z.string().max(254)).max(50),
  cc: z.array(z.string().max(254)).max(50),
  bcc: z.array(z.string().max(254)).max(50),
});

/** What a system message says; the words are the reader's language, so only facts are kept. */
export const systemEventSchema = z.discriminatedUnion('name', [
  z.object({ name: z.literal('assigned'), userId: idSchema.nullable() }),
  z.object({ name: z.literal('transferred'), queueId: idSchema.nullable(), userId: idSchema.nullable() }),
  z.object({
    name: z.literal('state'),
    state: z.enum(['open', 'pending', 'snoozed', 'resolved']),
    until: epochMs.nullable(),
  }),
  z.object({
    name: z.literal('offered'),
    userId: idSchema,
    outcome: z.enum(['accepted', 'declined', 'missed']),
    afterSeconds: z.number().int(),
  }),
  /** `gave-back`: to this colleague, or (null) to the queue; else by whom. */
  z.object({
    name: z.literal('supervision'),
    action: z.enum(['joined', 'left', 'took-over', 'gave-back']),
    userId: idSchema.nullable(),
  }),
  z.object({ name: z.literal('participant'), action: z.enum(['invited', 'left']), userId: idSchema }),
  /** What a lead decided about a reward; `userId` asked for it. */
  z.object({
    name: z.literal('approval'),
    userId: idSchema,
    rewardId: idSchema.nullable(),
    decision: z.enum(['approved', 'denied']),
    words: z.string().max(1_000),
  }),
  /** `conversationId` is the other one. */
  z.object({ name: z.literal('merged'), direction: z.enum(['into', 'from']), conversationId: idSchema }),
  z.object({ name: z.literal('split'), direction: z.enum(['into', 'from']), conversationId: idSchema }),
]);
export type SystemEvent = z.infer<typeof systemEventSchema>;

export const messageSchema = z.object({
  id: idSchema,
  conversationId: idSchema,
  /** Place in the thread: 1, 2, 3 … given by the server; an unconfirmed one carries the desktop's guess until then. */
  position: z.number().int().positive(),
  kind: messageKindSchema,
  /** The colleague who wrote it; null for the customer and the system. */
  authorId: idSchema.nullable(),
  /** The customer's name as the channel gave it; null for colleagues. */
  senderName: z.string().max(254).nullable(),
  text: z.string().max(200_000),
  /** HTML of an email without the quoted history. Never trusted: the desk sanitises it and shows it in a frame without scripts. */
  html: z.string().max(2_000_000).nullable(),
  /** What reply stripping took off: the quoted history and the signature; shown on demand. */
  quotedText: z.string().max(200_000).nullable(),
  subject: z.string().max(998).nullable(),
  recipients: recipientsSchema.nullable(),
  attachments: z.array(attachmentSchema).max(50),
  /** True for auto-replies and bounces: they never count as a reply and are never answered automatically. */
  automatic: z.boolean(),
  event: systemEventSchema.nullable(),
  /** Null for notes, whispers and system messages. */
  delivery: deliverySchema.nullable(),
  /** Not handed to the provider before this time: the undo hold, or "send later". Null: at once. */
  notBefore: epochMs.nullable(),
  /** When it was written: the provider's time for inbound, the author's for outbound. */
  sentAt: epochMs,
});
export type Message = z.infer<typeof messageSchema>;

/** What the customer can read. Everything else stays inside the house. */
export const isPublic = (kind: MessageKind): boolean => kind === 'inbound' || kind === 'outbound';

/** The first words for lists and notifications, on one line, without markup. */
export function previewOf(message: Pick<Message, 'text' | 'subject' | 'attachments'>): string {
  const text =
    message.text.replace(/\s+/g, ' ').trim() ||
    message.subject ||
    message.attachments.map(({ name }) => name).join(', ');
  return text.slice(0, 160);
}
