import { sms } from '#shared/channels/sms.ts';
import type { OutgoingMessage, SendResult } from '../connector.ts';
import { isDiallable } from './phone-address.ts';

const maxLength = sms.capabilities.maxTextLength ?? Number.POSITIVE_INFINITY;
const refused = (code: 'too-long' | 'not-allowed' | 'rejected', detail: string): SendResult => ({
  kind: 'rejected',
  code,
  detail,
});

/** What no provider could send as an SMS, said before one is asked; null when the message may go. */
export function unsendable({ text, to, files }: OutgoingMessage): SendResult | null {
  if (files.length > 0) return refused('not-allowed', 'An SMS cannot carry files.');
  if (text === '') return refused('rejected', 'An SMS cannot be empty.');
  if (text.length > maxLength) return refused('too-long', `An SMS can have ${maxLength} characters at most.`);
  if (!isDiallable(to.value)) return refused('not-allowed', 'A sender name without a number cannot be answered.');
  return null;
}
