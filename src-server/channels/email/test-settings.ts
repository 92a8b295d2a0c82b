import type { TestReport } from '#shared/contract/socket.ts';
import type { EmailSettings } from './email-settings.ts';
import { createImapClient } from './imap-client.ts';
import { openSmtp } from './smtp-session.ts';
import { describeTrouble } from './trouble.ts';

type Step = TestReport['steps'][number];

/** Tries every setting, step by step, with the server's own words where one fails. Reads nothing, writes nothing, sends nothing. */
export async function testSettings(settings: EmailSettings): Promise<TestReport> {
  // Both at once: an administrator waits for the slower one only.
  const steps = (await Promise.all([testImap(settings), testSmtp(settings)])).flat();
  return { ok: steps.every(({ ok }) => ok), steps };
}

async function testImap(settings: EmailSettings): Promise<Step[]> {
  const at = `${settings.imapHost}:${settings.imapPort}`;
  const steps: Step[] = [];
  const client = createImapClient(settings);
  try {
    await client.connect();
    steps.push({ name: 'IMAP connection', ok: true, detail: at });
    steps.push({ name: 'IMAP sign-in', ok: true, detail: settings.imapUser });
    const folder = await client.mailboxOpen(settings.imapFolder, { readOnly: true });
    steps.push({ name: 'IMAP folder', ok: true, detail: `${settings.imapFolder}: ${folder.exists} messages` });
  } catch (error) {
    const { words, signInRefused } = describeTrouble(error, at, settings.imapPassword);
    if (steps.length > 0) steps.push({ name: 'IMAP folder', ok: false, detail: `${settings.imapFolder}: ${words}` });
    else if (signInRefused) {
      steps.push({ name: 'IMAP connection', ok: true, detail: at }, { name: 'IMAP sign-in', ok: false, detail: words });
    } else steps.push({ name: 'IMAP connection', ok: false, detail: words });
  }
  await client.logout().catch(() => {});
  return steps;
}

async function testSmtp(settings: EmailSettings): Promise<Step[]> {
  const at = `${settings.smtpHost}:${settings.smtpPort}`;
  const session = openSmtp(settings);
  const steps: Step[] = [];
  try {
    await session.connect();
    steps.push({ name: 'SMTP connection', ok: true, detail: at });
    await session.signIn();
    steps.push({ name: 'SMTP sign-in', ok: true, detail: settings.smtpUser || 'not asked for' });
  } catch (error) {
    const { words } = describeTrouble(error, at, settings.smtpPassword);
    steps.push({ name: steps.length === 0 ? 'SMTP connection' : 'SMTP sign-in', ok: false, detail: words });
  } finally {
    session.close();
  }
  return steps;
}
