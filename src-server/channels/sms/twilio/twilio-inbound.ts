import { z } from 'zod';
import type { IncomingFile, IncomingMessage, Receipt } from '../../connector.ts';
import { cleanMediaType, endingOf } from '../../media-types.ts';
import { storableText } from '../../readable-text.ts';
import { phoneAddress } from '../phone-address.ts';
import type { TwilioApi } from './twilio-api.ts';
import { twilioFailure } from './twilio-errors.ts';

const sid = z.string().regex(/^[A-Za-z0-9]{2,64}$/);
const inbound = z.object({
  MessageSid: sid,
  From: z.string().min(1).max(100),
  Body: z.string().default(''),
  NumMedia: z.coerce.number().int().min(0).max(50).default(0),
});
const status = z.object({
  MessageSid: sid,
  MessageStatus: z.string(),
  ErrorCode: z.coerce.number().int().optional(),
  ErrorMessage: z.string().default(''),
});
const statuses: Readonly<Record<string, Receipt['status']>> = {
  sent: 'sent',
  delivered: 'delivered',
  read: 'read',
  undelivered: 'failed',
  failed: 'failed',
  canceled: 'failed',
};

type TwilioCall =
  | { kind: 'message'; message: IncomingMessage }
  | { kind: 'receipt'; externalId: string; receipt: Receipt | null }
  | { kind: 'nonsense'; problem: string };

interface Medium {
  url: string;
  mimeType: string;
}

/** Reads the form Twilio posts for messages and for status callbacks (https://www.twilio.com/docs/messaging/guides/webhook-request). */
export function parseTwilioCall(form: URLSearchParams, ownNumber: string, api: TwilioApi, now: number): TwilioCall {
  const fields = Object.fromEntries(form);
  if (form.has('MessageStatus')) {
    const callback = status.safeParse(fields);
    if (!callback.success) return { kind: 'nonsense', problem: 'a status callback without its fields' };
    const { MessageSid: externalId } = callback.data;
    return { kind: 'receipt', externalId, receipt: toReceipt(callback.data, now) };
  }
  const posted = inbound.safeParse(fields);
  if (!posted.success) return { kind: 'nonsense', problem: 'neither a message nor a status callback' };
  const media: Medium[] = [];
  for (let index = 0; index < posted.data.NumMedia; index += 1) {
    const url = form.get(`MediaUrl${index}`);
    if (!url || !URL.canParse(url)) return { kind: 'nonsense', problem: 'a media file without its address' };
    media.push({ url, mimeType: cleanMediaType(form.get(`MediaContentType${index}`)) });
  }
  const { MessageSid: externalId, From: from, Body: text } = posted.data;
  // Twilio's webhook carries no time of its own.
  return { kind: 'message', message: toMessage({ externalId, from, text, media, sentAt: now }, ownNumber, api) };
}

interface TwilioMessage {
  externalId: string;
  from: string;
  text: string;
  media: Medium[];
  sentAt: number;
}

export function toMessage(posted: TwilioMessage, ownNumber: string, api: TwilioApi): IncomingMessage {
  const from = phoneAddress(posted.from, ownNumber);
  return {
    externalId: posted.externalId,
    from,
    threadKey: from.value,
    references: [],
    text: storableText(posted.text),
    html: null,
    quotedText: null,
    subject: null,
    recipients: null,
    files: posted.media.map((medium, index) => toFile(medium, index, api)),
    automatic: false,
    sentAt: posted.sentAt,
  };
}

const toFile = ({ url, mimeType }: Medium, index: number, api: TwilioApi): IncomingFile => ({
  name: `media-${index + 1}${endingOf(mimeType)}`,
  mimeType,
  contentId: null,
  read: () => api.media(url),
});

/** Null for steps on the way that change nothing here: `accepted`, `queued`, `sending`. */
function toReceipt(callback: z.infer<typeof status>, at: number): Receipt | null {
  const reached = statuses[callback.MessageStatus];
  if (reached === undefined) return null;
  return {
    externalId: callback.MessageSid,
    status: reached,
    at,
    failure: reached === 'failed' ? twilioFailure(callback.ErrorCode ?? null, callback.ErrorMessage) : null,
  };
}
