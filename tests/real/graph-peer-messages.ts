import { z } from 'zod';

/** One message as Meta would deliver it to the customer. */
export interface GraphSend {
  /** `messages` calls of WhatsApp carry a product, those of Messenger and Instagram do not. */
  product: 'whatsapp' | 'page';
  to: string;
  text: string;
  reference: string | null;
  externalId: string;
  files: { name: string; bytes: Uint8Array }[];
  /** The call's body, as sent (form fields parsed). */
  body: Record<string, unknown>;
}
type Uploads = Map<string, { name: string; bytes: Uint8Array }>;
type Read =
  | { kind: 'sent'; message: GraphSend; answer: unknown }
  | { kind: 'upload' | 'none'; answer: unknown }
  | { kind: 'action'; action: Record<string, unknown>; answer: unknown }
  | { kind: 'refused'; code: number; message: string };

const attachment = z.object({
  type: z.enum(['image', 'video', 'audio', 'file']),
  payload: z.object({ attachment_id: z.string().optional(), is_reusable: z.boolean().optional() }),
});
const pageMessage = z.object({
  recipient: z.object({ id: z.string().min(1) }),
  messaging_type: z.literal('RESPONSE').optional(),
  message: z.object({
    text: z.string().min(1).optional(),
    attachment: attachment.optional(),
    metadata: z.string().optional(),
  }),
});
const media = z
  .object({ id: z.string(), caption: z.string().max(1024).optional(), filename: z.string().optional() })
  .optional();
const whatsappMessage = z.object({
  messaging_product: z.literal('whatsapp'),
  recipient_type: z.literal('individual'),
  to: z.string().regex(/^\d+$/).optional(),
  recipient: z
    .string()
    .regex(/^[A-Z]{2}\./)
    .optional(),
  type: z.enum(['text', 'image', 'video', 'audio', 'document']),
  text: z.object({ body: z.string().min(1).max(4096) }).optional(),
  image: media,
  video: media,
  audio: media,
  document: media,
  biz_opaque_callback_data: z.string().max(512).optional(),
});

/** Reads a post to an edge, with the strictness of the documented API; `id` makes the ids of the answer. */
export async function readSend(
  edge: string,
  contentType: string,
  body: Buffer,
  uploads: Uploads,
  id: string,
): Promise<Read> {
  const { fields, file } = await fieldsOf(contentType, body);
  if (edge === 'media' || edge === 'message_attachments') {
    if (!file) return { kind: 'refused', code: 100, message: '(#100) The parameter file is required.' };
    uploads.set(`upload-${id}`, file);
    return { kind: 'upload', answer: edge === 'media' ? { id: `upload-${id}` } : { attachment_id: `upload-${id}` } };
  }
  if (edge !== 'messages') return { kind: 'refused', code: 2500, message: `Unknown path components: /${edge}` };
  if (fields.sender_action !== undefined || fields.status === 'read')
    return { kind: 'action', action: fields, answer: { success: true } };
  return fields.messaging_product === 'whatsapp'
    ? readWhatsApp(fields, uploads, id)
    : readPage(fields, file, uploads, id);
}

function readPage(fields: Record<string, unknown>, file: Uploaded | null, uploads: Uploads, id: string): Read {
  const parsed = pageMessage.safeParse(fields);
  if (!parsed.success) return { kind: 'refused', code: 100, message: `(#100) ${z.prettifyError(parsed.error)}` };
  const { recipient, message } = parsed.data;
  if (!message.text && !message.attachment) return { kind: 'refused', code: 100, message: '(#100) Empty message' };
  // Messenger's limit; Instagram's (1,000 bytes) is checked by its own test.
  if ((message.text ?? '').length > 2000)
    return {
      kind: 'refused',
      code: 100,
      message: '(#100) Length of param message[text] must be at most 2000 characters',
    };
  const uploaded = uploads.get(message.attachment?.payload.attachment_id ?? '') ?? file;
  if (message.attachment && !uploaded)
    return { kind: 'refused', code: 100, message: '(#100) Upload attachment failure.' };
  const sent: GraphSend = {
    product: 'page',
    to: recipient.id,
    text: message.text ?? '',
    reference: message.metadata ?? null,
    externalId: `m_peer-${id}`,
    files: message.attachment && uploaded ? [uploaded] : [],
    body: fields,
  };
  return { kind: 'sent', message: sent, answer: { recipient_id: recipient.id, message_id: sent.externalId } };
}

function readWhatsApp(fields: Record<string, unknown>, uploads: Uploads, id: string): Read {
  const parsed = whatsappMessage.safeParse(fields);
  if (!parsed.success) return { kind: 'refused', code: 100, message: `(#100) ${z.prettifyError(parsed.error)}` };
  const message = parsed.data;
  const to = message.to ?? message.recipient;
  if (!to) return { kind: 'refused', code: 100, message: '(#100) The parameter to is required.' };
  const attached = message.type === 'text' ? null : (message[message.type] ?? null);
  const uploaded = attached ? uploads.get(attached.id) : undefined;
  if (message.type === 'text' ? !message.text : !uploaded)
    return { kind: 'refused', code: 131009, message: '(#131009) Parameter value is not valid' };
  const sent: GraphSend = {
    product: 'whatsapp',
    to,
    text: message.text?.body ?? attached?.caption ?? '',
    reference: message.biz_opaque_callback_data ?? null,
    externalId: `wamid.peer-${id}`,
    files: uploaded ? [{ name: attached?.filename ?? uploaded.name, bytes: uploaded.bytes }] : [],
    body: fields,
  };
  const answer = {
    messaging_product: 'whatsapp',
    contacts: [{ input: to, wa_id: to }],
    messages: [{ id: sent.externalId }],
  };
  return { kind: 'sent', message: sent, answer };
}

type Uploaded = { name: string; bytes: Uint8Array };

/** The fields of a JSON body or a form; form fields that are JSON (`recipient`, `message`) are parsed, as Graph does. */
async function fieldsOf(
  contentType: string,
  body: Buffer,
): Promise<{ fields: Record<string, unknown>; file: Uploaded | null }> {
  if (!contentType.startsWith('multipart/form-data'))
    return { fields: z.record(z.string(), z.unknown()).parse(JSON.parse(body.toString('utf8'))), file: null };
  const form = await new Response(Uint8Array.from(body), { headers: { 'content-type': contentType } }).formData();
  const fields: Record<string, unknown> = {};
  let file: Uploaded | null = null;
  for (const [name, value] of form) {
    if (value instanceof File) file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
    else fields[name] = value.startsWith('{') ? JSON.parse(value) : value;
  }
  return { fields, file };
}
