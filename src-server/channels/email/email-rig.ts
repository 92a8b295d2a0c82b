import { email } from '#shared/channels/email.ts';
import { checkSettings } from '#shared/channels/settings.ts';
import type { MailServer } from '../../../tests/real/dovecot.ts';
import type { ConnectorContext, OutgoingFile } from '../connector.ts';

export const ourAddress = 'support@lumen.example';

/** An inbox on a local mail server, checked by the manifest as the administrator's form would be. */
export function inboxOn(server: MailServer, over: Record<string, string | number> = {}): ConnectorContext['inbox'] {
  const { settings, secrets, problems } = checkSettings(email, {
    address: ourAddress,
    fromName: 'Lumen',
    imapHost: '127.0.0.1',
    imapPort: server.imapPort,
    imapSecurity: 'none',
    imapUser: ourAddress,
    imapPassword: server.password,
    smtpHost: '127.0.0.1',
    smtpPort: server.smtpPort,
    smtpSecurity: 'none',
    smtpUser: ourAddress,
    smtpPassword: server.password,
    ...over,
  });
  if (problems.length > 0) throw new Error(JSON.stringify(problems));
  return { id: 'inbox-1', name: 'Support', address: ourAddress, settings, secrets };
}

export interface Mail {
  from?: string;
  to?: string;
  subject?: string;
  messageId?: string;
  headers?: Record<string, string>;
  body?: string;
}

/** A plain text mail as it travels; the body must be ASCII or carry its own headers. */
export function mailText(mail: Mail = {}): string {
  const headers = {
    From: mail.from ?? 'Ana Novak <ana@customer.example>',
    To: mail.to ?? ourAddress,
    Subject: mail.subject ?? 'Where is my order?',
    Date: new Date().toUTCString(),
    ...(mail.messageId ? { 'Message-ID': `<${mail.messageId}>` } : {}),
    'MIME-Version': '1.0',
    'Content-Type': 'text/plain; charset=utf-8',
    'Content-Transfer-Encoding': '8bit',
    ...mail.headers,
  };
  const head = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [...head, '', mail.body ?? 'It should have come on Monday.', ''].join('\r\n');
}

/** A delivery status notification (RFC 3464) about a mail of ours, as a mail server writes it. */
export function bounceText(originalId: string, action: 'failed' | 'delayed' | 'delivered', recipient: string): string {
  const boundary = 'report-boundary';
  const status = { failed: '5.1.1', delayed: '4.4.1', delivered: '2.0.0' }[action];
  return mailText({
    from: 'Mail Delivery System <mailer-daemon@customer.example>',
    subject: 'Undelivered Mail Returned to Sender',
    messageId: `${action}-${originalId}`,
    headers: { 'Content-Type': `multipart/report; report-type=delivery-status; boundary="${boundary}"` },
    body: [
      `--${boundary}`,
      'Content-Type: text/plain',
      '',
      'I could not deliver your message.',
      `--${boundary}`,
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns; mx.customer.example',
      '',
      `Final-Recipient: rfc822; ${recipient}`,
      `Action: ${action}`,
      `Status: ${status}`,
      'Diagnostic-Code: smtp; 550 5.1.1 No such mailbox here',
      '',
      `--${boundary}`,
      'Content-Type: text/rfc822-headers',
      '',
      `Message-ID: <${originalId}>`,
      'Subject: Re: Where is my order?',
      '',
      `--${boundary}--`,
    ].join('\r\n'),
  });
}

/** A picture of one pixel. */
export const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export const outgoingFile = (
  name: string,
  mimeType: string,
  bytes: Uint8Array,
  contentId: string | null,
): OutgoingFile => ({ name, mimeType, sizeBytes: bytes.length, contentId, read: async () => bytes });
