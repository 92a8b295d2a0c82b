import type { SmppState } from './smpp-memory.ts';

type ReceiptForm = SmppState['receiptForm'];
const forms: readonly ReceiptForm[] = ['same', 'hex-as-decimal', 'decimal-as-hex'];

/**
 * One spelling of a server's message id. Servers answer a submit with "0A1B2C" and name the same message "a1b2c" in its receipt;
 * ids that are no number are left alone, because their case may count.
 */
export const canonicalId = (id: string): string =>
  /^[0-9a-f]+$/i.test(id) ? id.toLowerCase().replace(/^0+(?=.)/, '') : id;

/** The id a receipt means, when the server writes receipts in this form; null where the form cannot be. */
function readAs(form: ReceiptForm, receiptId: string): string | null {
  if (form === 'same') return canonicalId(receiptId);
  if (form === 'hex-as-decimal') return /^\d+$/.test(receiptId) ? BigInt(receiptId).toString(16) : null;
  return /^[0-9a-f]+$/i.test(receiptId) ? BigInt(`0x${receiptId}`).toString(10) : null;
}

/**
 * Finds the message a receipt is about. Some servers answer in hexadecimal and send receipts in decimal, or the reverse; which one
 * shows when a known message is found in another form, and is then remembered for messages nobody remembers.
 */
export function resolveReceiptId(
  receiptId: string,
  learned: ReceiptForm,
  isKnown: (id: string) => boolean,
): { id: string; form: ReceiptForm } {
  for (const form of [learned, ...forms.filter((other) => other !== learned)]) {
    const id = readAs(form, receiptId);
    if (id !== null && isKnown(id)) return { id, form };
  }
  return { id: readAs(learned, receiptId) ?? canonicalId(receiptId), form: learned };
}
