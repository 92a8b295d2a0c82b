import { createHash } from 'node:crypto';
import PostalMime, { type Email } from 'postal-mime';
import type { IncomingFile, IncomingMessage } from '../connector.ts';
import { storableText } from '../readable-text.ts';
import { headerOf, isAutomaticMail } from './automatic-mail.ts';
import { flattenAddresses, listWritten, normalizeEmail, parseMailboxes, toAddress } from './mail-address.ts';
import { sentAtOf } from './mail-date.ts';
import { fileOf, filesOf, rawMailFile } from './mail-files.ts';
import { htmlToText } from './mail-text.ts';
import { nearestFirst, parseMessageIds } from './message-id.ts';
import { stripHtmlQuote } from './strip-html-quote.ts';
import { stripReply } from './strip-reply.ts';
import { isForwardSubject } from './subject.ts';
import { withinTime } from './within-time.ts';

export interface RawMail {
  bytes: Uint8Array;
  /** When the server received it (IMAP INTERNALDATE), epoch ms, or null. */
  receivedAt: number | null;
}
export interface ReadMail {
  message: IncomingMessage;
  /** The mail as parsed, for reports and our own marks; null when it could not be. */
  email: Email | null;
}

const maxText = 200_000;
const maxHtml = 2_000_000;
/** Reading takes milliseconds; a mail made to be slow must not stop the server. */
const longestReadMs = 3_000;

/**
 * A raw mail as a message. Never throws: one that cannot be parsed becomes a message that says so, with the mail attached.
 * @param ourAddress the inbox's own address
 */
export async function readMail(raw: RawMail, ourAddress: string, now: number): Promise<ReadMail> {
  try {
    const email = await PostalMime.parse(raw.bytes);
    return { email, message: toMessage(email, raw, ourAddress, now) };
  } catch {
    return { email: null, message: unreadableMail(raw, now) };
  }
}

function toMessage(email: Email, raw: RawMail, ourAddress: string, now: number): IncomingMessage {
  const subject =
    storableText(email.subject ?? '')
      .replace(/\s+/g, ' ')
      .trim()
      .slice(0, 998) || null;
  const body = withinTime(longestReadMs, () => readBody(email, isForwardSubject(subject)), asItCame(email));
  const from = senderOf(email, ourAddress);
  const files = filesOf(email.attachments, raw.bytes);
  return {
    externalId: parseMessageIds(email.messageId)[0] ?? contentId(raw.bytes),
    from,
    threadKey: null,
    references: nearestFirst(email.inReplyTo, email.references),
    text: body.text,
    html: body.html,
    quotedText: body.quotedText,
    subject,
    recipients: { to: listWritten(email.to), cc: listWritten(email.cc), bcc: listWritten(email.bcc) },
    files: [...body.files, ...files].slice(0, 50),
    automatic: isAutomaticMail(email.headers, from.value),
    sentAt: sentAtOf(email.date, raw.receivedAt, now),
  };
}

/**
 * Who gets the answer, and so whose conversation it is. Reply-To counts (RFC 5322, 3.6.2): a website's form writes from our own
 * address and names the customer there. List mail is the exception: there Reply-To is the list.
 */
function senderOf(email: Email, ourAddress: string) {
  const own = normalizeEmail(ourAddress);
  const [from] = flattenAddresses([email.from, email.sender].flatMap((entry) => entry ?? []));
  const [replyTo] = flattenAddresses(email.replyTo);
  const isList = headerOf(email.headers, 'list-id') !== undefined;
  const returnPath = parseMailboxes(email.returnPath ?? '')[0];
  if (replyTo && !isList && normalizeEmail(replyTo.address) !== own) {
    return toAddress({ address: replyTo.address, name: replyTo.name || from?.name || '' });
  }
  return toAddress(from ?? replyTo ?? returnPath);
}

interface Body {
  text: string;
  html: string | null;
  quotedText: string | null;
  files: IncomingFile[];
}

/** The body without any stripping. */
const asItCame = (email: Email): Body => ({
  text: storableText((email.text ?? '').slice(0, maxText)),
  html: email.html && email.html.length <= maxHtml ? storableText(email.html) : null,
  quotedText: null,
  files: [],
});

function readBody(email: Email, forwarded: boolean): Body {
  const wholeHtml = email.html ? storableText(email.html) : null;
  const stripped = wholeHtml === null ? null : stripHtmlQuote(wholeHtml, forwarded);
  const written = storableText(email.text ?? '');
  // A mail with only HTML: what is seen without its quotes, and the quotes as text.
  const source = written.trim() === '' && stripped ? htmlToText(stripped.html) : written;
  const reply = stripReply(source, forwarded);
  const quoted = source === written ? [] : (stripped?.quotes ?? []).map(htmlToText);
  const quotedText = [reply.quotedText ?? '', ...quoted].filter(Boolean).join('\n\n') || null;
  const files: IncomingFile[] = [];
  const encode = (text: string) => new TextEncoder().encode(text);
  // Longer than a message may be: the whole of it travels as a file.
  if (source.length > maxText) files.push(fileOf('message.txt', 'text/plain', encode(source)));
  const html = stripped?.html ?? null;
  if (html !== null && html.length > maxHtml) files.push(fileOf('message.html', 'text/html', encode(html)));
  return {
    text: storableText(reply.text.slice(0, maxText)),
    html: html !== null && html.length <= maxHtml ? html : null,
    quotedText: quotedText && storableText(quotedText.slice(0, maxText)),
    files,
  };
}

/** For mails without a Message-ID: the same bytes are the same mail, also after the server numbered its folder anew. */
const contentId = (bytes: Uint8Array): string =>
  `${createHash('sha256').update(bytes).digest('hex').slice(0, 40)}@no-message-id.invalid`;

/** What stands in the inbox for a mail that could not be read: whatever its head still tells, and the mail itself as a file. */
export function unreadableMail(raw: RawMail, now: number): IncomingMessage {
  const head = new TextDecoder().decode(raw.bytes.subarray(0, 64_000)).split(/\r?\n\r?\n/)[0] ?? '';
  const field = (name: string) => new RegExp(`^${name}:[ \\t]*(.{0,900})$`, 'im').exec(head)?.[1]?.trim();
  return {
    externalId: parseMessageIds(field('Message-ID'))[0] ?? contentId(raw.bytes),
    from: toAddress(parseMailboxes(field('From') ?? '')[0]),
    threadKey: null,
    references: nearestFirst(field('In-Reply-To'), field('References')),
    text: 'This mail could not be read. The whole of it is attached as message.eml.',
    html: null,
    quotedText: null,
    subject: storableText(field('Subject') ?? '') || null,
    recipients: { to: [], cc: [], bcc: [] },
    files: [rawMailFile(raw.bytes)],
    automatic: false,
    sentAt: sentAtOf(field('Date'), raw.receivedAt, now),
  };
}
