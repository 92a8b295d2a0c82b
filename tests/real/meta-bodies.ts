/** Webhook bodies in the shapes Meta documents. Times are epoch ms; WhatsApp's become seconds, as text. */

interface PageText {
  accountId: string;
  userId: string;
  mid: string;
  text?: string;
  file?: { type: string; url: string };
  at?: number;
}

/** One `messaging` event of Messenger (`page`) or Instagram, whatever it carries. */
export const pageBody = (object: 'page' | 'instagram', accountId: string, ...events: Record<string, unknown>[]) => ({
  object,
  entry: [{ id: accountId, time: Date.now(), messaging: events }],
});

export const pageEvent = (userId: string, accountId: string, content: Record<string, unknown>, at = Date.now()) => ({
  sender: { id: userId },
  recipient: { id: accountId },
  timestamp: at,
  ...content,
});

/** A customer's text, with a file when asked. */
export function pageMessage(object: 'page' | 'instagram', { accountId, userId, mid, text, file, at }: PageText) {
  const attachments = file ? [{ type: file.type, payload: { url: file.url } }] : undefined;
  return pageBody(object, accountId, pageEvent(userId, accountId, { message: { mid, text, attachments } }, at));
}

/** A change of field `messages` for one phone number. */
export const whatsappBody = (phoneNumberId: string, value: Record<string, unknown>, field = 'messages') => ({
  object: 'whatsapp_business_account',
  entry: [
    {
      id: '102290129340398',
      changes: [
        {
          field,
          value: {
            messaging_product: 'whatsapp',
            metadata: { display_phone_number: '38640555000', phone_number_id: phoneNumberId },
            ...value,
          },
        },
      ],
    },
  ],
});

interface WhatsAppText {
  phoneNumberId: string;
  waId: string;
  name?: string;
  id: string;
  /** `type` and its object. */
  content: Record<string, unknown>;
  at?: number;
}

/** A customer's message of any type. */
export const whatsappMessage = ({
  phoneNumberId,
  waId,
  name = 'Ana Novak',
  id,
  content,
  at = Date.now(),
}: WhatsAppText) =>
  whatsappBody(phoneNumberId, {
    contacts: [{ profile: { name }, wa_id: waId }],
    messages: [{ from: waId, id, timestamp: String(Math.floor(at / 1000)), ...content }],
  });

/** What became of a message of ours. */
export const whatsappStatus = (phoneNumberId: string, id: string, status: string, more: Record<string, unknown> = {}) =>
  whatsappBody(phoneNumberId, {
    statuses: [{ id, status, timestamp: String(Math.floor(Date.now() / 1000)), recipient_id: '38640555019', ...more }],
  });
