import type { ImapFlow } from 'imapflow';
import type { EmailSettings } from './email-settings.ts';

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
