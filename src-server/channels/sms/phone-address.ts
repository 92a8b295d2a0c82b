import { parsePhoneNumberFromString } from 'libphonenumber-js';
import type { Address } from '../connector.ts';

/** What a provider may tell about the kind of number (SMPP's type of number, GSM 03.40). */
export type NumberHint = 'international' | 'national' | 'alphanumeric' | 'unknown';

/**
 * The address a message came from, so that one number is one customer however it is written: E.164 for phone numbers, unchanged
 * for short codes and sender names, which have no other form.
 * @param ownNumber the inbox's number in E.164: its country reads numbers written the national way
 */
export function phoneAddress(raw: string, ownNumber: string, hint: NumberHint = 'unknown'): Address {
  const written = raw.trim();
  const number = hint === 'alphanumeric' ? undefined : toNumber(written, ownNumber, hint);
  return {
    kind: 'phone',
    value: number?.number ?? written,
    label: number?.formatInternational() ?? written,
    name: null,
  };
}

/** Shorter than any national number with its area: a short code, the same in no two countries. */
const shortCode = /^\d{3,6}$/;
const dialled = /^\+?[\d\s().-]{7,}$/;

function toNumber(written: string, ownNumber: string, hint: NumberHint) {
  if (shortCode.test(written) || !dialled.test(written)) return undefined;
  const bare = written.replace(/^00/, '+');
  const international = parsePhoneNumberFromString(bare.startsWith('+') ? bare : `+${bare}`);
  if (hint === 'international' || bare.startsWith('+')) return international?.isPossible() ? international : undefined;
  const country = parsePhoneNumberFromString(ownNumber)?.country;
  const national = country ? parsePhoneNumberFromString(bare, country) : undefined;
  const readings = hint === 'national' ? [national] : [international, national];
  return readings.find((reading) => reading?.isValid());
}

/** Whether an SMS can be sent to it: a phone number or a short code, not a sender's name. */
export const isDiallable = (address: string): boolean => /^\+?\d{3,15}$/.test(address);
