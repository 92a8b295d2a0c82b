import { z } from 'zod';
import type { OutgoingFile, SendResult } from '../connector.ts';
import type { GraphResult } from './graph-client.ts';

const answerSchema = z.object({ message_id: z.string().min(1) });

/** The Send API's answer as the outcome of a part. */
export function sendOutcome(answer: GraphResult): SendResult {
  if (!answer.ok) return answer.error.result;
  const parsed = answerSchema.safeParse(answer.value);
  if (!parsed.success)
    return { kind: 'unconfirmed', detail: 'Meta took the message, but its answer carries no message id.' };
  return { kind: 'sent', externalId: parsed.data.message_id, status: 'sent' };
}

/** The Send API's word for a media type. */
export function attachmentTypeOf(mimeType: string): 'image' | 'video' | 'audio' | 'file' {
  const [family] = mimeType.split('/');
  return family === 'image' || family === 'video' || family === 'audio' ? family : 'file';
}

/** The form that carries a file's bytes with its fields. Field order matters to Meta: the file comes last. */
export async function fileForm(file: OutgoingFile, fields: Record<string, string>, field: string): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(fields)) form.append(name, value);
  // Names outside ASCII are refused by the upload.
  const name =
    file.name
      .normalize('NFKD')
      .replace(/[^\x20-\x7e]/g, '')
      .replaceAll('"', '')
      .trim() || 'file';
  form.append(field, new Blob([Uint8Array.from(await file.read())], { type: file.mimeType }), name);
  return form;
}

/** Refuses, in words, what is over a limit of the provider's. */
export function tooLong(text: string, limit: number): Extract<SendResult, { kind: 'rejected' }> | null {
  if ([...text].length <= limit) return null;
  return { kind: 'rejected', code: 'too-long', detail: `The text has more than ${limit} characters.` };
}

const encoder = new TextEncoder();

/**
 * Cuts a text into pieces of at most `maxBytes` in UTF-8, after a blank where there is one, never inside a character. Joined they
 * are the text again.
 */
export function splitByBytes(text: string, maxBytes: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  let size = 0;
  for (const { segment } of new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)) {
    const bytes = encoder.encode(segment).length;
    if (size + bytes > maxBytes) {
      const blank = Math.max(piece.lastIndexOf(' '), piece.lastIndexOf('\n')) + 1;
      const cut = blank > piece.length / 2 ? blank : piece.length;
      pieces.push(piece.slice(0, cut));
      piece = piece.slice(cut);
      size = encoder.encode(piece).length;
    }
    piece += segment;
    size += bytes;
  }
  if (piece !== '') pieces.push(piece);
  return pieces;
}
