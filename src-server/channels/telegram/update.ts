import { z } from 'zod';
import { editedText, lines, unsupportedText } from '../readable-text.ts';
import { contentSchema, readContent, type TelegramFile } from './content.ts';

interface TelegramMessage {
  /** Message ids count per chat, so the chat belongs to the id. */
  externalId: string;
  chatId: string;
  from: { id: string; username: string | null; name: string | null };
  references: string[];
  text: string;
  files: TelegramFile[];
  automatic: boolean;
  sentAt: number;
}
type TelegramEvent = { kind: 'message'; message: TelegramMessage } | { kind: 'ignored'; what: string };

/** The kinds we ask for; all else never leaves Telegram. */
export const allowedUpdates = ['message', 'edited_message'];

const updateSchema = z.looseObject({
  update_id: z.number().int(),
  message: z.unknown().optional(),
  edited_message: z.unknown().optional(),
});
const messageSchema = contentSchema.extend({
  message_id: z.number().int(),
  date: z.number(),
  edit_date: z.number().optional(),
  chat: z.looseObject({ id: z.number().int(), type: z.string() }),
  from: z
    .object({
      id: z.number().int(),
      is_bot: z.boolean().optional(),
      username: z.string().optional(),
      first_name: z.string().optional(),
      last_name: z.string().optional(),
    })
    .optional(),
  reply_to_message: z.object({ message_id: z.number().int() }).optional().catch(undefined),
});

/** The number by which Telegram counts this update, or null when the update makes no sense. */
export function updateIdOf(raw: unknown): number | null {
  const parsed = updateSchema.safeParse(raw);
  return parsed.success ? parsed.data.update_id : null;
}

/** Reads one update. What is not a person's private message is `ignored` by its kind. */
export function parseUpdate(raw: unknown): TelegramEvent {
  const update = updateSchema.safeParse(raw);
  if (!update.success) return { kind: 'ignored', what: 'unreadable update' };
  const edited = update.data.message === undefined;
  const rawMessage = update.data.message ?? update.data.edited_message;
  if (rawMessage === undefined) return { kind: 'ignored', what: kindOf(update.data) };
  const parsed = messageSchema.safeParse(rawMessage);
  if (!parsed.success) return { kind: 'ignored', what: 'unreadable message' };
  const message = parsed.data;
  if (message.chat.type !== 'private')
    return { kind: 'ignored', what: `message in a ${message.chat.type.slice(0, 20)}` };
  if (!message.from || message.from.is_bot) return { kind: 'ignored', what: 'message of a bot' };
  const { words, files } = readContent(message);
  const text = lines(...words);
  if (!text && files.length === 0) {
    const kind = contentKindOf(rawMessage);
    if (serviceKinds.test(kind)) return { kind: 'ignored', what: `service message ${kind}` };
    words.push(unsupportedText(kind));
  }
  return { kind: 'message', message: incoming(message, message.from, lines(...words), files, edited) };
}

function incoming(
  message: z.infer<typeof messageSchema>,
  from: NonNullable<z.infer<typeof messageSchema>['from']>,
  text: string,
  files: TelegramFile[],
  edited: boolean,
): TelegramMessage {
  const chatId = String(message.chat.id);
  const idOf = (messageId: number) => `${chatId}:${messageId}`;
  const own = idOf(message.message_id);
  const editedAt = message.edit_date ?? message.date;
  const name = [from.first_name, from.last_name].filter(Boolean).join(' ');
  const answers = message.reply_to_message ? [idOf(message.reply_to_message.message_id)] : [];
  return {
    // An edit is a message of its own: what an agent has read and answered is not changed under their eyes.
    externalId: edited ? `${own}:edit:${editedAt}` : own,
    chatId,
    from: { id: String(from.id), username: from.username ?? null, name: name ? name.slice(0, 254) : null },
    references: edited ? [own] : answers,
    text: edited ? editedText(text) : text,
    // An edit repeats the files; they are in the thread already.
    files: edited ? [] : files,
    // The "Start" button's own words: nobody waits for an answer to it.
    automatic: !edited && /^\/start(\s|$)/.test(text),
    sentAt: (edited ? editedAt : message.date) * 1000,
  };
}

const kindOf = (update: Record<string, unknown>) =>
  (Object.keys(update).find((key) => key !== 'update_id') ?? 'empty update').slice(0, 40);

const frame = new Set(['message_id', 'date', 'chat', 'from', 'edit_date', 'reply_to_message', 'sender_chat']);
const serviceKinds =
  /^(new_|left_|delete_|group_|supergroup_|channel_|migrate_|pinned_|message_auto_delete|chat_|users_shared|connected_website|write_access|forum_|general_forum|video_chat|boost_|proximity_|paid_message)/;
const contentKindOf = (raw: unknown) =>
  (Object.keys(z.record(z.string(), z.unknown()).catch({}).parse(raw)).find((key) => !frame.has(key)) ?? 'empty').slice(
    0,
    40,
  );
