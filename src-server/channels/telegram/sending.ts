import { z } from 'zod';
import { telegram } from '#shared/channels/telegram.ts';
import type { OutgoingFile, OutgoingMessage, SendResult } from '../connector.ts';
import type { Part } from '../send-in-parts.ts';
import type { BotClient, BotResult } from './bot-client.ts';

const sentSchema = z.object({ message_id: z.number().int(), chat: z.object({ id: z.number().int() }) });
const maxCaption = 1_024;
/** Bot API, sendPhoto: "at most 10 MB". */
const maxPhotoBytes = 10_000_000;
const photoTypes = new Set(['image/jpeg', 'image/png', 'image/webp']);

/** The calls for one message: text alone, or files with the text under the first when it fits there. */
export function telegramParts(
  bot: BotClient,
  message: OutgoingMessage,
): Part[] | Extract<SendResult, { kind: 'rejected' }> {
  const limit = telegram.capabilities.maxTextLength ?? 4_096;
  const { text, files } = message;
  if (text.length > limit)
    return { kind: 'rejected', code: 'too-long', detail: `The text has more than ${limit} characters.` };
  const chatId = message.threadKey ?? message.to.value;
  const asCaption = files.length > 0 && text.length <= maxCaption;
  const texts = text === '' || asCaption ? [] : [text];
  return [
    ...texts.map(
      (words): Part => ({
        label: 'the text',
        send: async () => outcome(await bot.call('sendMessage', { chat_id: chatId, text: words })),
      }),
    ),
    ...files.map(
      (file, index): Part => ({
        label: file.name,
        send: () => sendFile(bot, chatId, file, asCaption && index === 0 ? text : ''),
      }),
    ),
  ];
}

async function sendFile(bot: BotClient, chatId: string, file: OutgoingFile, caption: string): Promise<SendResult> {
  const bytes = Uint8Array.from(await file.read());
  const send = async (method: 'sendPhoto' | 'sendDocument', field: string) => {
    const form = new FormData();
    form.append('chat_id', chatId);
    if (caption) form.append('caption', caption);
    form.append(field, new Blob([bytes], { type: file.mimeType }), file.name);
    return bot.call(method, form);
  };
  if (photoTypes.has(file.mimeType) && file.sizeBytes <= maxPhotoBytes) {
    const answer = await send('sendPhoto', 'photo');
    // Pictures Telegram will not show (a long strip, a broken header) still go as files.
    const notAPhoto =
      !answer.ok && answer.error.code === 400 && /PHOTO_|IMAGE_|dimensions/i.test(answer.error.result.detail);
    if (!notAPhoto) return outcome(answer);
  }
  return outcome(await send('sendDocument', 'document'));
}

function outcome(answer: BotResult): SendResult {
  if (!answer.ok) return answer.error.result;
  const sent = sentSchema.safeParse(answer.value);
  if (!sent.success)
    return { kind: 'unconfirmed', detail: 'Telegram took the message, but its answer carries no message id.' };
  return { kind: 'sent', externalId: `${sent.data.chat.id}:${sent.data.message_id}`, status: 'sent' };
}
