import { z } from 'zod';
import { toEpochMs } from '../meta/envelope.ts';
import { type MetaError, metaErrorSchema } from '../meta/graph-errors.ts';
import { deletedText, lines, reactionText, unsupportedText } from '../readable-text.ts';
import { type MediaReference, readContent } from './whatsapp-content.ts';

/** Who wrote: by phone number, or, for people who hide theirs behind a username, by their business-scoped id only. */
export interface Sender {
  /** The provider's own form of the number: digits, without a plus. */
  waId: string | null;
  userId: string | null;
  name: string | null;
  username: string | null;
}

export interface WhatsAppMessage {
  externalId: string;
  sender: Sender;
  references: string[];
  text: string;
  media: MediaReference[];
  automatic: boolean;
  inGroup: boolean;
  sentAt: number;
}

export interface WhatsAppStatus {
  externalId: string;
  status: string;
  at: number;
  error: MetaError | null;
  /** What we asked to be repeated (`biz_opaque_callback_data`). */
  reference: string | null;
}

export interface WhatsAppValue {
  phoneNumberId: string;
  messages: WhatsAppMessage[];
  statuses: WhatsAppStatus[];
  /** Kinds that could not be read. */
  ignored: string[];
}

const text = z.string().nullish().catch(null);
const contactSchema = z.object({
  wa_id: text,
  user_id: text,
  profile: z.object({ name: text, username: text }).nullish().catch(null),
});
const valueSchema = z.object({
  metadata: z.object({ phone_number_id: z.coerce.string() }),
  contacts: z
    .array(contactSchema.catch({ wa_id: null, user_id: null, profile: null }))
    .catch([])
    .default([]),
  messages: z.array(z.unknown()).catch([]).default([]),
  statuses: z.array(z.unknown()).catch([]).default([]),
});
const messageSchema = z.looseObject({
  id: z.string().min(1),
  from: text,
  from_user_id: text,
  group_id: text,
  timestamp: z.unknown().optional(),
  type: z.string().catch('unknown'),
  context: z.object({ id: text }).nullish().catch(null),
  reaction: z.object({ message_id: z.string(), emoji: text }).nullish().catch(null),
  errors: z.array(metaErrorSchema).nullish().catch(null),
});
const statusSchema = z.object({
  id: z.string().min(1),
  status: z.string(),
  timestamp: z.unknown().optional(),
  errors: z.array(metaErrorSchema).nullish().catch(null),
  biz_opaque_callback_data: text,
});

/** Reads the `value` of a change of field `messages`; null when it is not one. What is new or broken in it is left aside by kind. */
export function parseWhatsAppValue(raw: unknown, now: number): WhatsAppValue | null {
  const value = valueSchema.safeParse(raw);
  if (!value.success) return null;
  const { metadata, contacts, messages, statuses } = value.data;
  const parsed: WhatsAppValue = { phoneNumberId: metadata.phone_number_id, messages: [], statuses: [], ignored: [] };
  for (const rawMessage of messages) {
    const message = messageSchema.safeParse(rawMessage);
    if (!message.success || !(message.data.from || message.data.from_user_id))
      parsed.ignored.push('unreadable message');
    // A chat that was opened, without a word said.
    else if (message.data.type === 'request_welcome') parsed.ignored.push('welcome request');
    else if (message.data.type === 'reaction' && !message.data.reaction?.emoji) parsed.ignored.push('reaction removed');
    else parsed.messages.push(readMessage(message.data, contacts, now));
  }
  for (const rawStatus of statuses) {
    const status = statusSchema.safeParse(rawStatus);
    if (!status.success) parsed.ignored.push('unreadable status');
    else
      parsed.statuses.push({
        externalId: status.data.id,
        status: status.data.status,
        at: toEpochMs(status.data.timestamp, now),
        error: status.data.errors?.[0] ?? null,
        reference: status.data.biz_opaque_callback_data ?? null,
      });
  }
  return parsed;
}

type RawMessage = z.infer<typeof messageSchema>;

function readMessage(raw: RawMessage, contacts: z.infer<typeof contactSchema>[], now: number): WhatsAppMessage {
  const contact =
    contacts.find(({ wa_id, user_id }) => (wa_id && wa_id === raw.from) || (user_id && user_id === raw.from_user_id)) ??
    (contacts.length === 1 ? contacts[0] : undefined);
  const { words, media, automatic } = contentOf(raw);
  return {
    externalId: raw.id,
    sender: {
      waId: raw.from ?? null,
      userId: raw.from_user_id ?? contact?.user_id ?? null,
      name: contact?.profile?.name ?? null,
      username: contact?.profile?.username ?? null,
    },
    references: [raw.reaction?.message_id ?? raw.context?.id].filter((id) => typeof id === 'string'),
    text: lines(...words),
    media,
    automatic,
    inGroup: Boolean(raw.group_id),
    sentAt: toEpochMs(raw.timestamp, now),
  };
}

function contentOf(raw: RawMessage): { words: (string | null)[]; media: MediaReference[]; automatic: boolean } {
  if (raw.reaction?.emoji) return { words: [reactionText(raw.reaction.emoji)], media: [], automatic: true };
  // The customer took a message back; WhatsApp says so with an unsupported message and this code.
  if (raw.type === 'revoke' || raw.errors?.[0]?.code === 131060)
    return { words: [deletedText], media: [], automatic: true };
  const { words, media } = readContent(raw);
  const shown = words.some(Boolean) || media.length > 0;
  // WhatsApp itself speaks, of a changed number.
  const automatic = raw.type === 'system';
  return { words: shown ? words : [unsupportedText(raw.type)], media, automatic };
}
