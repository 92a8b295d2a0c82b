import MailComposer from 'nodemailer/lib/mail-composer';
import type { OutgoingFile, OutgoingMessage } from '../connector.ts';
import { markHeader } from './delivery-report.ts';
import type { EmailSettings } from './email-settings.ts';
import { type Mailbox, normalizeEmail, parseMailboxes, toAddress } from './mail-address.ts';
import { htmlToText, textToHtml } from './mail-text.ts';
import { boundReferences, messageIdOf } from './message-id.ts';
import { outgoingSubject } from './subject.ts';

export interface ComposedMail {
  /** The Message-ID without brackets: what `send` returns and answers will name. */
  externalId: string;
  /** The customer's address, as the server will name it when it refuses. */
  customer: string;
  envelope: { from: string; to: string[] };
  raw: Buffer;
}

/** The mail cannot be written as asked; the sentence says why. */
export class ComposeError extends Error {}

/**
 * A reply or a first mail as MIME: plain text and HTML side by side, inline images by their `cid:`, the thread in References. The
 * same message gives the same Message-ID and Date on every attempt.
 * @throws ComposeError for an address nobody can be reached at
 */
export async function composeMail(message: OutgoingMessage, settings: EmailSettings): Promise<ComposedMail> {
  const externalId = messageIdOf(message.messageId, settings.address);
  const recipients = recipientsOf(message);
  const bodies = bodiesOf(message);
  const thread = boundReferences(message.references.filter((id) => !id.endsWith('.invalid')));
  const inReplyTo = thread.at(-1);
  const name = fromName(settings.fromName, message.authorName);
  const composer = new MailComposer({
    from: { name, address: settings.address },
    ...recipients,
    subject: outgoingSubject(message.subject, message.references.length > 0),
    text: bodies.text,
    html: bodies.html,
    attachments: await attachmentsOf(message.files, bodies.html),
    messageId: `<${externalId}>`,
    ...(inReplyTo === undefined
      ? {}
      : { inReplyTo: `<${inReplyTo}>`, references: thread.map((id) => `<${id}>`).join(' ') }),
    date: new Date(message.sentAt),
    headers: {
      [markHeader]: message.messageId,
      ...(message.automatic
        ? { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'OOF, AutoReply' }
        : {}),
    },
    // Attachments are bytes we hand over; a path or a link in them must never be fetched.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const node = composer.compile();
  const envelope = node.getEnvelope();
  return {
    externalId,
    customer: recipients.to[0]?.address ?? '',
    envelope: { from: settings.address, to: envelope.to },
    raw: await node.build(),
  };
}

/** "Ana Novak (Lumen)": a person, and whom she speaks for. */
const fromName = (company: string, author: string | null): string =>
  author && company ? `${author} (${company})` : company || author || '';

/** The customer first, then everybody else once; an address in two fields stays in the more visible one. */
function recipientsOf(message: OutgoingMessage): { to: Mailbox[]; cc: Mailbox[]; bcc: Mailbox[] } {
  const seen = new Set<string>();
  const unique = (mailboxes: Mailbox[]) =>
    mailboxes.filter(({ address }) => {
      const key = normalizeEmail(address);
      if (seen.has(key)) return false;
      seen.add(key);
      return true;
    });
  const parse = (list: readonly string[] = []) =>
    list.flatMap((entry) => {
      const parsed = parseMailboxes(entry);
      if (parsed.length === 0 && entry.trim() !== '') throw new ComposeError(`"${entry}" is not an email address.`);
      return parsed;
    });
  const customer = toAddress({ name: message.to.name ?? '', address: message.to.label });
  const address = customer.value === message.to.value ? customer.label : message.to.value;
  if (!/^[^\s@]+@[^\s@]+$/.test(address) || address.endsWith('.invalid')) {
    throw new ComposeError('The customer wrote without an address that could be answered.');
  }
  return {
    to: unique([{ name: message.to.name ?? '', address }, ...parse(message.recipients?.to)]),
    cc: unique(parse(message.recipients?.cc)),
    bcc: unique(parse(message.recipients?.bcc)),
  };
}

function bodiesOf({ text, html }: OutgoingMessage): { text: string; html: string } {
  const rich = html?.trim() ? html : textToHtml(text);
  const page = /<html\b/i.test(rich)
    ? rich
    : `<!doctype html>\n<html><head><meta charset="utf-8"></head><body>\n${rich}\n</body></html>`;
  return { text: text.trim() === '' && html ? htmlToText(html) : text, html: page };
}

const attachmentsOf = (files: readonly OutgoingFile[], html: string) =>
  Promise.all(
    files.map(async (file) => ({
      filename: file.name,
      contentType: file.mimeType,
      content: Buffer.from(await file.read()),
      // A picture the text does not show is an attachment, else mail programs hide it.
      ...(file.contentId !== null && html.includes(`cid:${file.contentId}`)
        ? { cid: file.contentId, contentDisposition: 'inline' as const }
        : { contentDisposition: 'attachment' as const }),
    })),
  );
