import { z } from 'zod';
import type { OutgoingMessage, SendResult } from '../../connector.ts';
import type { LateAnswers } from '../late-answers.ts';
import { unsendable } from '../outgoing-text.ts';
import type { TwilioSettings } from '../settings.ts';
import type { TwilioAnswer, TwilioApi } from './twilio-api.ts';
import { twilioFailure } from './twilio-errors.ts';

/** In the address of status callbacks: our message's id, so that a message whose answer was lost is recognised later. */
export const messageParameter = 'message';
const patienceMs = 5_000;
const created = z.object({ sid: z.string().min(1) });
const refusal = z.object({ code: z.number().nullish(), message: z.string().nullish() });
const tooManyRequests = 20_429;

interface SendParts {
  api: TwilioApi;
  settings: TwilioSettings;
  webhookUrl: string;
  late: LateAnswers;
}

/** Creates the message at Twilio. Twilio has no idempotency key, so an answer that did not arrive is never tried again. */
export async function sendByTwilio(message: OutgoingMessage, parts: SendParts): Promise<SendResult> {
  const impossible = unsendable(message);
  if (impossible) return impossible;
  const statusCallback = new URL(parts.webhookUrl);
  statusCallback.searchParams.set(messageParameter, message.messageId);
  const answer = await parts.api.post('/Messages.json', {
    To: message.to.value,
    From: parts.settings.number,
    Body: message.text,
    StatusCallback: statusCallback.href,
  });
  const result = toResult(answer);
  if (result.kind !== 'unconfirmed') return result;
  // A status callback can overtake the answer, and tells as much.
  const found = parts.late.lookup(message.messageId);
  return found.kind === 'sent' ? { ...found, status: 'sent' } : result;
}

function toResult(answer: TwilioAnswer): SendResult {
  if (answer.kind === 'not-sent') return { kind: 'temporary', detail: answer.detail, retryAfterMs: null };
  if (answer.kind === 'lost') return { kind: 'unconfirmed', detail: answer.detail };
  const { status, body, retryAfterMs } = answer;
  if (status >= 200 && status < 300) {
    const message = created.safeParse(body);
    return message.success
      ? { kind: 'sent', externalId: message.data.sid, status: 'sent' }
      : { kind: 'unconfirmed', detail: `Twilio answered HTTP ${status} without a message id.` };
  }
  const { data } = refusal.safeParse(body);
  if (status === 429 || data?.code === tooManyRequests) {
    return { kind: 'temporary', detail: 'Twilio asks to send more slowly.', retryAfterMs: retryAfterMs ?? patienceMs };
  }
  if (status === 503) {
    return {
      kind: 'temporary',
      detail: 'Twilio is not available (HTTP 503).',
      retryAfterMs: retryAfterMs ?? patienceMs,
    };
  }
  // Any other server error can come from behind the point where the message was taken.
  if (status >= 500) return { kind: 'unconfirmed', detail: `Twilio failed with HTTP ${status} and did not say where.` };
  const code = data?.code ?? (status === 401 || status === 403 ? 20_003 : null);
  return { kind: 'rejected', ...twilioFailure(code, data?.message ?? `HTTP ${status}`) };
}
