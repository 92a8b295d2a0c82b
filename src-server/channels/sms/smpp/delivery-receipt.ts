import type { FailureCode } from '#shared/domain/delivery.ts';
import type { ShortMessage } from './short-message.ts';
import { decodeSmsText } from './text-coding.ts';

export interface DeliveryReport {
  /** As the server wrote it; see `resolveReceiptId`. */
  receiptId: string;
  status: 'sent' | 'delivered' | 'failed';
  failure: { code: FailureCode; detail: string } | null;
}

type Outcome = { status: 'sent' | 'delivered' } | { status: 'failed'; code: FailureCode; words: string };

/** message_state of SMPP 3.4, section 5.2.28, and its short names in the text form (appendix B). 7, UNKNOWN, tells nothing. */
const outcomes: readonly { state: number; name: string; outcome: Outcome }[] = [
  { state: 1, name: 'ENROUTE', outcome: { status: 'sent' } },
  { state: 2, name: 'DELIVRD', outcome: { status: 'delivered' } },
  { state: 3, name: 'EXPIRED', outcome: failed('expired', 'The recipient’s phone was not reached in time.') },
  { state: 4, name: 'DELETED', outcome: failed('rejected', 'The message was deleted at the carrier.') },
  { state: 5, name: 'UNDELIV', outcome: failed('unreachable', 'The message could not be delivered.') },
  { state: 6, name: 'ACCEPTD', outcome: { status: 'sent' } },
  { state: 8, name: 'REJECTD', outcome: failed('rejected', 'The carrier rejected the message.') },
];

function failed(code: FailureCode, words: string): Outcome {
  return { status: 'failed', code, words };
}

/** Reads a receipt in its TLV form, its text form or a mix. Null when it names no message or tells nothing about it. */
export function parseDeliveryReport(message: ShortMessage): DeliveryReport | null {
  const text = decodeSmsText(message.dataCoding, message.text);
  const receiptId = message.receiptedId ?? field(text, 'id');
  if (!receiptId) return null;
  const name = field(text, 'stat')?.toUpperCase().slice(0, 7);
  const found = outcomes.find(({ state, name: known }) =>
    message.messageState === null ? known === name : state === message.messageState,
  );
  if (!found) return null;
  const { outcome } = found;
  if (outcome.status !== 'failed') return { receiptId, status: outcome.status, failure: null };
  const error = field(text, 'err');
  const detail = `${outcome.words} (${found.name}${error ? `, error ${error}` : ''})`;
  return { receiptId, status: 'failed', failure: { code: outcome.code, detail } };
}

/** `id:1234 sub:001 dlvrd:001 submit date:… stat:DELIVRD err:000 text:…`; the customer's words after `text:` do not count. */
const field = (text: string, name: string): string | null =>
  new RegExp(`(?:^|\\s)${name}:\\s*(\\S+)`, 'i').exec(text.split(/\btext:/i)[0] ?? '')?.[1] ?? null;
