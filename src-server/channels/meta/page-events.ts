import { z } from 'zod';
import { deletedText, editedText, lines, reactionText, unsupportedText } from '../readable-text.ts';
import { idText, toEpochMs } from './envelope.ts';
import { attachmentSchema, type LinkedFile, readAttachments } from './page-attachments.ts';

/** What one `messaging` event of Messenger or Instagram says. `userId` is the customer's page-scoped id. */
export type PageEvent =
  | {
      kind: 'message';
      userId: string;
      externalId: string;
      references: string[];
      text: string;
      files: LinkedFile[];
      automatic: boolean;
      sentAt: number;
    }
  | { kind: 'delivered'; userId: string; at: number }
  | { kind: 'read'; userId: string; at: number; messageId: string | null }
  | { kind: 'echo'; messageId: string; reference: string | null; appId: string | null }
  | { kind: 'ignored'; what: string };

const messageSchema = z.object({
  mid: idText,
  text: z.string().nullish().catch(null),
  is_echo: z.boolean().nullish().catch(null),
  is_deleted: z.boolean().nullish().catch(null),
  is_unsupported: z.boolean().nullish().catch(null),
  app_id: idText.nullish().catch(null),
  metadata: z.string().nullish().catch(null),
  attachments: z.array(attachmentSchema).nullish().catch(null),
  reply_to: z
    .object({ mid: z.string().nullish(), story: z.object({ url: z.string().nullish() }).nullish().catch(null) })
    .nullish()
    .catch(null),
});

const eventSchema = z.object({
  sender: z.object({ id: idText }),
  timestamp: z.unknown().optional(),
  message: messageSchema.optional(),
  message_edit: z.object({ mid: idText, text: z.string().nullish(), num_edit: z.unknown().optional() }).optional(),
  postback: z
    .object({ mid: z.string().nullish(), title: z.string().nullish(), payload: z.string().nullish() })
    .optional(),
  reaction: z
    .object({ mid: idText, action: z.string(), emoji: z.string().nullish(), reaction: z.string().nullish() })
    .optional(),
  delivery: z.object({ watermark: z.unknown().optional() }).optional(),
  read: z.object({ watermark: z.unknown().optional(), mid: z.string().nullish() }).optional(),
});
type Event = z.infer<typeof eventSchema>;

/** Reads one event. What is not understood is `ignored` by its kind, never an error: Meta adds kinds without notice. */
export function parsePageEvent(raw: unknown, now: number): PageEvent {
  const parsed = eventSchema.safeParse(raw);
  if (!parsed.success) return { kind: 'ignored', what: `unreadable ${kindOf(raw)}` };
  const event = parsed.data;
  const userId = event.sender.id;
  const sentAt = toEpochMs(event.timestamp, now);
  if (event.message) return ofMessage(event.message, userId, sentAt);
  if (event.message_edit) {
    const { mid, text, num_edit } = event.message_edit;
    return plain(userId, `${mid}:edit:${String(num_edit)}`, [mid], editedText(text ?? ''), sentAt);
  }
  if (event.postback) return ofPostback(event.postback, userId, sentAt);
  if (event.reaction) return ofReaction(event.reaction, userId, sentAt);
  if (event.delivery) return { kind: 'delivered', userId, at: toEpochMs(event.delivery.watermark, sentAt) };
  if (event.read)
    return { kind: 'read', userId, at: toEpochMs(event.read.watermark, sentAt), messageId: event.read.mid ?? null };
  return { kind: 'ignored', what: kindOf(raw) };
}

function ofMessage(message: NonNullable<Event['message']>, userId: string, sentAt: number): PageEvent {
  const { mid } = message;
  if (message.is_echo)
    return { kind: 'echo', messageId: mid, reference: message.metadata ?? null, appId: message.app_id ?? null };
  if (message.is_deleted) return { ...plain(userId, `${mid}:deleted`, [mid], deletedText, sentAt), automatic: true };
  const { files, words } = readAttachments(message.attachments ?? []);
  const story = message.reply_to?.story?.url;
  const unsupported = message.is_unsupported ? unsupportedText('see it in the app') : null;
  const text = lines(story && `↩ ${story}`, message.text, ...words, unsupported);
  const references = message.reply_to?.mid ? [message.reply_to.mid] : [];
  // An empty message would be an empty bubble: better to say that something came which nobody can show.
  const shown = text || files.length > 0 ? text : unsupportedText('empty');
  return { ...plain(userId, mid, references, shown, sentAt), files };
}

/** A pressed button: its words are what the customer said. Older apps give it no id, so sender and time make one. */
function ofPostback(postback: NonNullable<Event['postback']>, userId: string, sentAt: number): PageEvent {
  const text = postback.title || postback.payload || '';
  return plain(userId, postback.mid ?? `postback:${userId}:${sentAt}`, [], text || unsupportedText('button'), sentAt);
}

/** A heart under our answer is worth seeing, but nobody waits for an answer to it. */
function ofReaction(reaction: NonNullable<Event['reaction']>, userId: string, sentAt: number): PageEvent {
  if (reaction.action !== 'react') return { kind: 'ignored', what: `reaction ${reaction.action.slice(0, 20)}` };
  const text = reactionText(reaction.emoji ?? reaction.reaction ?? '❔');
  return {
    ...plain(userId, `${reaction.mid}:reaction:${userId}:${sentAt}`, [reaction.mid], text, sentAt),
    automatic: true,
  };
}

const plain = (userId: string, externalId: string, references: string[], text: string, sentAt: number) => ({
  kind: 'message' as const,
  userId,
  externalId,
  references,
  text: lines(text),
  files: [],
  automatic: false,
  sentAt,
});

const envelopeFields = new Set(['sender', 'recipient', 'timestamp']);

function kindOf(raw: unknown): string {
  const kind = Object.keys(z.record(z.string(), z.unknown()).catch({}).parse(raw)).find(
    (key) => !envelopeFields.has(key),
  );
  return (kind ?? 'event without content').slice(0, 40);
}
