import type { Attachment, Email } from 'postal-mime';
import type { FailureCode } from '#shared/domain/delivery.ts';
import type { Receipt } from '../connector.ts';
import { messageIdOf, parseMessageIds } from './message-id.ts';

/** Our own mark on outgoing mail. It survives relays that replace the Message-ID. */
export const markHeader = 'X-Parley-Message';

type Fields = ReadonlyMap<string, string>;

const textOf = ({ content }: Attachment): string =>
  typeof content === 'string' ? content : new TextDecoder().decode(content);

/** Header-like lines as a map with lower-case names; continuation lines joined; the first of a name wins. */
function fieldsOf(block: string): Fields {
  const fields = new Map<string, string>();
  for (const line of block.replace(/\r?\n[ \t]+/g, ' ').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    const name = line.slice(0, colon).trim().toLowerCase();
    if (colon > 0 && !fields.has(name)) fields.set(name, line.slice(colon + 1).trim());
  }
  return fields;
}

/**
 * What a delivery status notification (RFC 3464) says about a mail of ours, or null when it is none, or not about a mail we can
 * name. Delays and relays are no news: the customer may still get it.
 */
export function readDeliveryReport(email: Email, ourAddress: string, now: number): Receipt | null {
  const status = email.attachments.find(({ mimeType }) => /^message\/(?:global-)?delivery-status$/.test(mimeType));
  const original = email.attachments.find(({ mimeType }) =>
    /^(?:message\/rfc822|message\/global|text\/rfc822-headers|message\/rfc822-headers|message\/global-headers)$/.test(
      mimeType,
    ),
  );
  if (!status || !original) return null;
  const externalId = originalId(
    fieldsOf(
      textOf(original)
        .slice(0, 200_000)
        .split(/\r?\n\r?\n/)[0] ?? '',
    ),
    ourAddress,
  );
  if (!externalId) return null;
  const recipients = textOf(status)
    .slice(0, 200_000)
    .split(/\r?\n[ \t]*\r?\n/)
    .map((block) => fieldsOf(plainBlock(block)))
    .filter((fields) => fields.has('action'));
  const failed = recipients.find((fields) => actionOf(fields) === 'failed');
  if (failed) return { externalId, status: 'failed', at: now, failure: failureOf(failed) };
  return recipients.some((fields) => actionOf(fields) === 'delivered')
    ? { externalId, status: 'delivered', at: now, failure: null }
    : null;
}

/** Filters that rewrite links are known to leave the recipients' block in base64. */
const plainBlock = (block: string): string =>
  block.length > 40 && /^[\w+/=\s]+$/.test(block) ? Buffer.from(block, 'base64').toString() : block;

const actionOf = (fields: Fields) =>
  fields
    .get('action')
    ?.toLowerCase()
    .split(/[\s;(]/)[0];

function originalId(headers: Fields, ourAddress: string): string | undefined {
  const mark = headers.get(markHeader.toLowerCase());
  return mark ? messageIdOf(mark, ourAddress) : parseMessageIds(headers.get('message-id'))[0];
}

function failureOf(fields: Fields): { code: FailureCode; detail: string } {
  const typed = (name: string) => fields.get(name)?.replace(/^[\w-]+\s*;\s*/, '');
  const status = fields.get('status') ?? '';
  const who = typed('final-recipient') ?? typed('original-recipient') ?? 'The recipient';
  const why = typed('diagnostic-code') ?? (status ? `status ${status}` : 'no reason given');
  return { code: failureCodeOf(status || why), detail: `${who}: ${why}`.slice(0, 600) };
}

/** The first enhanced status code (RFC 3463) or reply code in a server's words, as one of our closed codes. */
export function failureCodeOf(words: string): FailureCode {
  const enhanced = /\b([245]\.\d{1,3}\.\d{1,3})\b/.exec(words)?.[1] ?? '';
  if (/^[45]\.4\.7$/.test(enhanced)) return 'expired';
  if (/^[45]\.(?:1\.(?:1|2|3|6|10)|2\.[0-2]|4\.[1-4])$/.test(enhanced)) return 'unreachable';
  if (/^[45]\.(?:2\.3|3\.4)$/.test(enhanced)) return 'too-long';
  if (/^[45]\.7\./.test(enhanced)) return 'not-allowed';
  return 'rejected';
}
