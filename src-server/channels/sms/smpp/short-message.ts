import type { Pdu } from 'smpp';
import { z } from 'zod';
import type { NumberHint } from '../phone-address.ts';

const udhIndicator = 0x40;
const bytes = z.instanceof(Uint8Array);
const fields = z.object({
  source_addr: z.string(),
  source_addr_ton: z.number(),
  destination_addr: z.string(),
  esm_class: z.number(),
  data_coding: z.number().nullish(),
  short_message: bytes,
  message_payload: bytes.nullish(),
  sar_msg_ref_num: z.number().optional(),
  sar_total_segments: z.number().optional(),
  sar_segment_seqnum: z.number().optional(),
  receipted_message_id: z.string().optional(),
  message_state: z.number().optional(),
});

export interface PartOf {
  reference: number;
  total: number;
  /** From 1 to `total`. */
  place: number;
}

/** A deliver_sm, read but not yet decoded: the text's bytes are without their header. */
export interface ShortMessage {
  source: string;
  sourceHint: NumberHint;
  destination: string;
  dataCoding: number;
  text: Uint8Array;
  partOf: PartOf | null;
  receiptedId: string | null;
  messageState: number | null;
  isReceipt: boolean;
}

const hints: Readonly<Record<number, NumberHint>> = { 1: 'international', 2: 'national', 5: 'alphanumeric' };

/** Null when the server sent something that is no short message. */
export function readShortMessage(pdu: Pdu): ShortMessage | null {
  const parsed = fields.safeParse(pdu);
  if (!parsed.success) return null;
  const { data } = parsed;
  const body = data.short_message.length > 0 ? data.short_message : (data.message_payload ?? data.short_message);
  const header = (data.esm_class & udhIndicator) === 0 ? null : readHeader(body);
  return {
    source: data.source_addr,
    sourceHint: hints[data.source_addr_ton] ?? 'unknown',
    destination: data.destination_addr,
    dataCoding: data.data_coding ?? 0,
    text: header ? body.subarray(header.length) : body,
    partOf: header?.partOf ?? sarPart(data),
    receiptedId: data.receipted_message_id?.replaceAll('\0', '') ?? null,
    messageState: data.message_state ?? null,
    // SMPP 3.4, section 5.2.12: bits 2 to 5; some servers leave them out and only add the TLV.
    isReceipt: [0x04, 0x20].includes(data.esm_class & 0x3c) || data.receipted_message_id !== undefined,
  };
}

/** The user data header (3GPP TS 23.040, section 9.2.3.24). Null when its length does not fit: then everything is text. */
function readHeader(body: Uint8Array): { length: number; partOf: PartOf | null } | null {
  const length = (body[0] ?? 0) + 1;
  if (length > body.length) return null;
  let partOf: PartOf | null = null;
  for (let at = 1; at + 2 <= length; ) {
    const kind = body[at];
    const size = body[at + 1] ?? 0;
    const element = body.subarray(at + 2, Math.min(at + 2 + size, length));
    if (kind === 0x00 && element.length === 3) partOf = part(element[0], element[1], element[2]) ?? partOf;
    if (kind === 0x08 && element.length === 4) {
      partOf = part((element[0] ?? 0) * 256 + (element[1] ?? 0), element[2], element[3]) ?? partOf;
    }
    at += 2 + size;
  }
  return { length, partOf };
}

const sarPart = (data: z.infer<typeof fields>): PartOf | null =>
  part(data.sar_msg_ref_num, data.sar_total_segments, data.sar_segment_seqnum);

function part(reference?: number, total?: number, place?: number): PartOf | null {
  if (reference === undefined || total === undefined || place === undefined) return null;
  return total > 1 && place >= 1 && place <= total ? { reference, total, place } : null;
}
