import { parsePhoneNumberFromString } from 'libphonenumber-js/min';
import type { Address } from '../connector.ts';
import type { Sender } from './whatsapp-events.ts';

/**
 * A sender as Parley keeps them: the phone number in E.164, so that SMS and WhatsApp of one person are one customer; for people
 * without a visible number their business-scoped id ("US.1349…"), which no number can collide with.
 */
export function addressOf({ waId, userId, name, username }: Sender): Address {
  const handle = username ? `@${username.replace(/^@/, '')}` : null;
  if (waId === null) {
    const value = userId ?? '';
    return { kind: 'phone', value, label: handle ?? value, name: name ?? handle };
  }
  const value = e164(waId);
  const label = parsePhoneNumberFromString(value)?.formatInternational() ?? value;
  return { kind: 'phone', value, label, name: name ?? handle };
}

/** WhatsApp keeps Mexico's old mobile digit 1 after the country code; the number people write, and SMS uses, is without. */
function e164(waId: string): string {
  const digits = waId.replace(/\D/g, '');
  return `+${/^521\d{10}$/.test(digits) ? `52${digits.slice(3)}` : digits}`;
}

/** Where a message goes: `to` for a number, without its plus, `recipient` for a business-scoped id. The thread's key comes first: it is who wrote. */
export function recipientOf(value: string, threadKey: string | null): { to: string } | { recipient: string } {
  const id = threadKey ?? value;
  return /^\+?\d+$/.test(id) ? { to: id.replace('+', '') } : { recipient: id };
}
