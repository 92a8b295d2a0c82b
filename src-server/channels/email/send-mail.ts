import type { Logger } from '../../platform/log.ts';
import type { OutgoingMessage, SendResult } from '../connector.ts';
import { type ComposedMail, ComposeError, composeMail } from './compose-mail.ts';
import { failureCodeOf } from './delivery-report.ts';
import type { EmailSettings } from './email-settings.ts';
import { normalizeEmail } from './mail-address.ts';
import { openSmtp, type SmtpRefusal } from './smtp-session.ts';
import { describeTrouble } from './trouble.ts';

/** Grey-listing servers want to be asked again after a minute or more. */
const patienceMs = 60_000;

interface SentMail {
  result: SendResult;
  /** The mail as it went out, for the copy in the Sent folder; null unless it was sent. */
  raw: Buffer | null;
}

/** Composes and sends one mail, and says which of the four outcomes it had. Never throws. */
export async function sendMail(message: OutgoingMessage, settings: EmailSettings, log: Logger): Promise<SentMail> {
  let mail: ComposedMail;
  try {
    mail = await composeMail(message, settings);
  } catch (error) {
    const detail = error instanceof Error ? error.message.slice(0, 500) : 'The mail could not be written.';
    log.warn({ messageId: message.messageId, refused: error instanceof ComposeError }, 'a mail could not be composed');
    if (error instanceof ComposeError) return unsent({ kind: 'rejected', code: 'unreachable', detail });
    return unsent({ kind: 'temporary', detail, retryAfterMs: null });
  }
  const session = openSmtp(settings);
  try {
    await session.connect();
    await session.signIn();
    const { refused } = await session.send(mail.envelope, mail.raw);
    const customer = refused.find(({ recipient }) => normalizeEmail(recipient) === normalizeEmail(mail.customer));
    if (refused.length > 0)
      log.warn({ messageId: message.messageId, refused: refused.length }, 'recipients were refused');
    if (customer) return unsent(withoutCustomer(customer));
    return { result: { kind: 'sent', externalId: mail.externalId, status: 'sent' }, raw: mail.raw };
  } catch (error) {
    const at = `${settings.smtpHost}:${settings.smtpPort}`;
    const trouble = describeTrouble(error, at, settings.smtpPassword);
    const result = outcomeOf(trouble, session.wasHandedOver());
    const { code, responseCode } = trouble;
    log.warn({ messageId: message.messageId, code, responseCode, outcome: result.kind }, 'a mail was not sent');
    return unsent(result);
  } finally {
    session.close();
  }
}

const unsent = (result: SendResult): SentMail => ({ result, raw: null });

/** Others got it, the customer did not: refused for good is a failure; refused for now cannot be repeated without a second copy. */
function withoutCustomer({ error }: SmtpRefusal): SendResult {
  const { words, responseCode } = describeTrouble(error, 'the mail server');
  if (responseCode !== null && responseCode >= 400 && responseCode < 500) {
    return { kind: 'unconfirmed', detail: `Only the copies were delivered. ${words}` };
  }
  return { kind: 'rejected', code: failureCodeOf(words), detail: `Only the copies were delivered. ${words}` };
}

/** What a failed conversation means for the mail. The server's reply decides; without one, how far we had got. */
export function outcomeOf(trouble: ReturnType<typeof describeTrouble>, handedOver: boolean): SendResult {
  const { words: detail, responseCode, signInRefused } = trouble;
  if (responseCode !== null && responseCode >= 500) {
    return { kind: 'rejected', code: signInRefused ? 'misconfigured' : failureCodeOf(detail), detail };
  }
  if (responseCode !== null && responseCode >= 400) return { kind: 'temporary', detail, retryAfterMs: patienceMs };
  if (trouble.code === 'EMESSAGE') return { kind: 'rejected', code: 'too-long', detail };
  if (handedOver) return { kind: 'unconfirmed', detail };
  return { kind: 'temporary', detail, retryAfterMs: null };
}
