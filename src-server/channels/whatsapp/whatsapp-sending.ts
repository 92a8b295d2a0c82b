import { z } from 'zod';
import { whatsapp } from '#shared/channels/whatsapp.ts';
import type { OutgoingFile, OutgoingMessage, SendResult } from '../connector.ts';
import { beforeSending } from '../meta/graph-client.ts';
import type { MetaDialect, MetaTools } from '../meta/meta-connector.ts';
import { fileForm, tooLong } from '../meta/page-sending.ts';
import { referenceOf } from '../meta/sent-index.ts';
import type { Part } from '../send-in-parts.ts';
import { recipientOf } from './whatsapp-address.ts';

const sentSchema = z.object({ messages: z.array(z.object({ id: z.string().min(1) })).min(1) });
const uploadSchema = z.object({ id: z.coerce.string().min(1) });
const maxCaption = 1_024;

/** Cloud API, "Supported media types": what is shown as picture, film or sound, up to which size. All else travels as a document. */
const shown: Record<string, { type: 'image' | 'video' | 'audio'; maxBytes: number }> = {
  'image/jpeg': { type: 'image', maxBytes: 5_000_000 },
  'image/png': { type: 'image', maxBytes: 5_000_000 },
  'video/mp4': { type: 'video', maxBytes: 16_000_000 },
  'video/3gpp': { type: 'video', maxBytes: 16_000_000 },
  'audio/aac': { type: 'audio', maxBytes: 16_000_000 },
  'audio/amr': { type: 'audio', maxBytes: 16_000_000 },
  'audio/mpeg': { type: 'audio', maxBytes: 16_000_000 },
  'audio/mp4': { type: 'audio', maxBytes: 16_000_000 },
  'audio/ogg': { type: 'audio', maxBytes: 16_000_000 },
};

const kindOf = ({ mimeType, sizeBytes }: OutgoingFile) => {
  const kind = shown[mimeType];
  return kind && sizeBytes <= kind.maxBytes ? kind.type : 'document';
};

/** The calls for one message: text alone, or files with the text under the first one where WhatsApp allows a caption. */
export function whatsappParts({ graph, settings, sent }: MetaTools): MetaDialect['parts'] {
  const node = encodeURIComponent(settings.accountId);

  async function post(
    message: OutgoingMessage,
    content: Record<string, unknown>,
    isLast: boolean,
  ): Promise<SendResult> {
    const answered = message.references.at(-1);
    const answer = await graph.post(`${node}/messages`, {
      messaging_product: 'whatsapp',
      recipient_type: 'individual',
      ...recipientOf(message.to.value, message.threadKey),
      // Quotes what is answered, but not our own last message when two go out in a row.
      ...(answered?.startsWith('wamid.') && !sent.has(answered) ? { context: { message_id: answered } } : {}),
      // Comes back in every status: so a message whose answer was lost is recognised when it arrived after all.
      biz_opaque_callback_data: referenceOf(message.messageId, isLast),
      ...content,
    });
    if (!answer.ok) return answer.error.result;
    const parsed = sentSchema.safeParse(answer.value);
    const externalId = parsed.success ? parsed.data.messages[0]?.id : undefined;
    if (externalId === undefined)
      return { kind: 'unconfirmed', detail: 'WhatsApp took the message, but its answer carries no message id.' };
    return { kind: 'sent', externalId, status: 'sent' };
  }

  async function sendFile(
    message: OutgoingMessage,
    file: OutgoingFile,
    caption: string,
    isLast: boolean,
  ): Promise<SendResult> {
    const fields = { messaging_product: 'whatsapp', type: file.mimeType };
    const uploaded = await graph.post(`${node}/media`, await fileForm(file, fields, 'file'));
    if (!uploaded.ok) return beforeSending(uploaded.error);
    const id = uploadSchema.safeParse(uploaded.value);
    if (!id.success) return { kind: 'temporary', detail: 'The upload was answered without an id.', retryAfterMs: null };
    const type = kindOf(file);
    const content = {
      id: id.data.id,
      ...(caption ? { caption } : {}),
      ...(type === 'document' ? { filename: file.name } : {}),
    };
    return post(message, { type, [type]: content }, isLast);
  }

  return (message) => {
    const refused = tooLong(message.text, whatsapp.capabilities.maxTextLength ?? 4_096);
    if (refused) return refused;
    const { text, files } = message;
    const [first] = files;
    const asCaption = first !== undefined && kindOf(first) !== 'audio' && [...text].length <= maxCaption;
    const texts = text === '' || asCaption ? [] : [text];
    return [
      ...texts.map((body): Part => {
        // Without preview_url WhatsApp shows an address as bare text.
        const content = { type: 'text', text: { body, preview_url: /https?:\/\//.test(body) } };
        return { label: 'the text', send: () => post(message, content, files.length === 0) };
      }),
      ...files.map((file, index): Part => {
        const caption = asCaption && index === 0 ? text : '';
        return { label: file.name, send: () => sendFile(message, file, caption, index === files.length - 1) };
      }),
    ];
  };
}
