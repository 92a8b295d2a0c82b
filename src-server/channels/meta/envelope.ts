import { z } from 'zod';
import { parseJson } from '../parse-json.ts';

/** Ids come as text, and from older apps as numbers. */
export const idText = z.union([z.string().min(1), z.number()]).transform(String);

const entrySchema = z.object({
  id: idText,
  messaging: z.array(z.unknown()).catch([]).default([]),
  /** Events while another app has the conversation (handover protocol): not ours to answer. */
  standby: z.array(z.unknown()).catch([]).default([]),
  changes: z.array(z.unknown()).catch([]).default([]),
});
export type Entry = z.infer<typeof entrySchema>;

const envelopeSchema = z.object({ object: z.string(), entry: z.array(z.unknown()) });

export const changeSchema = z.object({ field: z.string(), value: z.unknown().optional() });

/** What the three Meta channels are called in a webhook's `object`. */
export type MetaObject = 'page' | 'instagram' | 'whatsapp_business_account';

/**
 * A webhook's body, or null when it makes no sense. Entries that cannot be read are counted, not fatal: the others in the same
 * body are messages of customers.
 */
export function parseEnvelope(body: Uint8Array): { object: string; entries: Entry[]; unreadable: number } | null {
  const envelope = envelopeSchema.safeParse(parseJson(body));
  if (!envelope.success) return null;
  const parsed = envelope.data.entry.map((entry) => entrySchema.safeParse(entry));
  const entries = parsed.flatMap((entry) => (entry.success ? [entry.data] : []));
  return { object: envelope.data.object, entries, unreadable: parsed.length - entries.length };
}

/** Meta's times: epoch seconds (WhatsApp) or ms (Messenger), text or number; anything else is the time of arrival. */
export function toEpochMs(value: unknown, now: number): number {
  const number = typeof value === 'string' ? Number(value) : value;
  if (typeof number !== 'number' || !Number.isFinite(number) || number <= 0) return now;
  return Math.round(number < 100_000_000_000 ? number * 1000 : number);
}
