import type { ImapFlow } from 'imapflow';
import type { EmailSettings } from './email-settings.ts';
import { createImapClient } from './imap-client.ts';

/** Providers that put what goes through their SMTP server into the Sent folder themselves. */
const keepsCopies = /(?:^|\.)(?:gmail\.com|googlemail\.com|office365\.com|outlook\.com)$/i;

/**
 * Puts a copy of a sent mail into the mailbox's Sent folder, so that colleagues with another mail program see the answer too.
 * @returns whether a copy was made; there is none without a Sent folder
 */
export async function keepSentCopy(client: ImapFlow, raw: Buffer, settings: EmailSettings): Promise<boolean> {
  if (keepsCopies.test(settings.smtpHost)) return false;
  const folders = await client.list();
  const sent = folders.find(({ specialUse }) => specialUse === '\\Sent');
  if (!sent) return false;
  return (await client.append(sent.path, raw, ['\\Seen'])) !== false;
}

/** The same over a connection of its own, from a server that does not watch the mailbox. Throws when that cannot be made. */
export async function keepSentCopyAlone(raw: Buffer, settings: EmailSettings): Promise<void> {
  if (keepsCopies.test(settings.smtpHost)) return;
  const client = createImapClient(settings);
  try {
    await client.connect();
    await keepSentCopy(client, raw, settings);
    await client.logout();
  } finally {
    client.close();
  }
}
