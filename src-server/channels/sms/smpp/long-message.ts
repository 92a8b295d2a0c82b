import { createHash } from 'node:crypto';
import { encodeGsm } from '#shared/domain/gsm-alphabet.ts';
import { splitSms } from '#shared/domain/sms-segments.ts';

const dataCodings = { 'gsm-7': 0, 'ucs-2': 8 } as const;
const udhIndicator = 0x40;
const wantReceipt = 1;

/** Type of number and numbering plan (SMPP 3.4, section 5.2.5): international E.164, or a carrier's own short code. */
const numberFields = (number: string) =>
  number.startsWith('+') ? { ton: 1, npi: 1, digits: number.slice(1) } : { ton: 3, npi: 0, digits: number };

/**
 * A message as submit_sm fields, one a segment. Parts are joined by a user data header with an 8-bit reference: a 16-bit one would
 * cost a character a part, and the composer would count wrong. The reference follows from the message's id, so a part sent again
 * joins the same message on the phone.
 */
export function toSubmits(messageId: string, from: string, to: string, text: string): Record<string, unknown>[] {
  const { encoding, parts } = splitSms(text);
  const source = numberFields(from);
  const destination = numberFields(to);
  const reference = createHash('sha256').update(messageId).digest()[0] ?? 0;
  return parts.map((part, index) => {
    const bytes = encoding === 'gsm-7' ? Buffer.from(encodeGsm(part) ?? []) : Buffer.from(part, 'utf16le').swap16();
    const header = parts.length > 1 ? Buffer.from([5, 0, 3, reference, parts.length, index + 1]) : Buffer.alloc(0);
    return {
      source_addr_ton: source.ton,
      source_addr_npi: source.npi,
      source_addr: source.digits,
      dest_addr_ton: destination.ton,
      dest_addr_npi: destination.npi,
      destination_addr: destination.digits,
      esm_class: header.length > 0 ? udhIndicator : 0,
      registered_delivery: wantReceipt,
      data_coding: dataCodings[encoding],
      short_message: Buffer.concat([header, bytes]),
    };
  });
}
