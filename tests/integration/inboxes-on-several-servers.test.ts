import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { InboxInput } from '#shared/contract/socket.ts';
import type { App } from '../../src-server/app.ts';
import { inboxOn, mailText, ourAddress } from '../../src-server/channels/email/email-rig.ts';
import { type RunningServer, startServer } from '../e2e/harness/server.ts';
import { aReply } from '../factories/mutations.ts';
import { type MailServer, missingPart, startMailServer } from '../real/dovecot.ts';
import { missingPostgres, startPostgres } from '../real/postgres.ts';
import { describeReal } from '../real/require-part.ts';
import { startTcpProxy, type TcpProxy } from '../real/tcp-proxy.ts';
import { openTelegramRig, type TelegramRig } from '../real/telegram-rig.ts';
import { connectDesk, signIn, startApp } from './start-app.ts';

const soon = <T>(check: () => T | Promise<T>, timeout = 5_000) => vi.waitFor(check, { timeout, interval: 20 });

describeReal('inboxes with a single session, three servers', missingPostgres ?? missingPart, () => {
  const secretKey = randomBytes(32).toString('hex');
  let postgres: Awaited<ReturnType<typeof startPostgres>>;
  let url = '';
  let apps: Awaited<ReturnType<typeof startApp>>[] = [];
  let process: RunningServer;
  let telegram: TelegramRig;
  let mail: MailServer;
  let imap: TcpProxy;
  let updates = 0;

  const startHere = () => startApp({ databaseUrl: url, secretKey });
  const app = (): App => {
    const [first] = apps;
    if (!first) throw new Error('no server runs in this process');
    return first.app;
  };
  async function save(at: Pick<App, 'address'>, input: Omit<InboxInput, 'queueId' | 'enabled'>): Promise<void> {
    const desk = await connectDesk(at as App, await signIn(at as App, 'petra@example.com'));
    expect(await desk.ask('inbox:save', { ...input, queueId: 'queue-delivery', enabled: true })).toEqual({
      kind: 'saved',
    });
    desk.close();
  }
  async function reply(at: Pick<App, 'address'>, to: string, text: string): Promise<void> {
    const { conversationId } = await app()
      .store.db.selectFrom('message')
      .select('conversationId')
      .where('text', 'like', `${to}%`)
      .executeTakeFirstOrThrow();
    const desk = await connectDesk(at as App, await signIn(at as App, 'petra@example.com'));
    expect(await desk.mutate('message.send', aReply(text, { conversationId }))).toMatchObject({ kind: 'applied' });
    desk.close();
  }
  const asks = (text: string) => {
    updates += 1;
    return telegram.peer.queue({ message: telegram.messageOf(updates, { text }) });
  };
  const mails = (text: string) =>
    mail.deliver(
      ourAddress,
      mailText({ body: text, subject: text, messageId: `${text.replaceAll(' ', '-')}@c.example` }),
    );
  /** Every message customers wrote, as often as it is there. */
  const received = async (start: string): Promise<string[]> =>
    (
      await app()
        .store.db.selectFrom('message')
        .select('text')
        .where('kind', '=', 'inbound')
        .where('text', 'like', `${start}%`)
        .orderBy('text')
        .execute()
    ).map(({ text }) => text.trim());
  const owners = async () =>
    (await app().store.db.selectFrom('inboxLease').select(['owner', 'epoch']).orderBy('inboxId').execute()) as {
      owner: string;
      epoch: number;
    }[];
  const health = async () =>
    (await app().store.db.selectFrom('inbox').select('health').orderBy('id').execute()).map((row) => row.health.name);
  const sentCopies = async () => (await mail.mailbox(ourAddress, 'Sent')).map((raw) => String(raw));

  beforeAll(async () => {
    postgres = await startPostgres();
    url = postgres.createDatabase('parley');
    telegram = await openTelegramRig('polling');
    mail = await startMailServer();
    imap = await startTcpProxy(mail.imapPort);
    // People and a queue; then one server alone, whose the new inboxes are for certain.
    await (await startHere()).stop();
    process = await startServer({ DATABASE_URL: url, SECRET_KEY: secretKey, LOG_LEVEL: 'warn' });
    const { settings, secrets } = telegram.inbox;
    await save(process, { id: 'inbox-bot', channel: 'telegram', name: 'Bot', values: { ...settings, ...secrets } });
    const box = inboxOn(mail, { imapPort: imap.port });
    await save(process, {
      id: 'inbox-mail',
      channel: 'email',
      name: 'Mail',
      values: { ...box.settings, ...box.secrets },
    });
    apps = [await startHere(), await startHere()];
  });
  afterAll(async () => {
    for (const one of apps) await one.stop();
    await process.close();
    await imap.close();
    await mail.stop();
    await telegram.close();
    await postgres.stop();
  });

  test('one server polls the bot and one watches the mailbox; what customers write is there once', async () => {
    for (let count = 0; count < 5; count += 1) asks(`bot ${count}`);
    await mails('mail 0');
    await soon(async () => expect(await received('bot')).toHaveLength(5), 10_000);
    await soon(async () => expect(await received('mail')).toHaveLength(1), 10_000);
    await new Promise((later) => setTimeout(later, 2_500));
    expect(telegram.peer.conflicts).toBe(0);
    expect(imap.counts().open).toBe(1);
    expect(imap.counts().accepted).toBe(1);
    expect(await health()).toEqual(['connected', 'connected', 'connected']);
  });

  test('a reply written at another server goes out once: through the owner for the bot, from anywhere for mail', async () => {
    await reply(app(), 'bot', 'Hello from the bot');
    await soon(() => expect(telegram.peer.sent.map(({ text }) => text)).toEqual(['Hello from the bot']), 3_000);
    await reply(app(), 'mail', 'Hello by mail');
    await soon(async () => expect(await sentCopies()).toEqual([expect.stringContaining('Hello by mail')]), 10_000);
    await soon(() => expect(imap.counts().open).toBe(1));
    expect(telegram.peer.conflicts).toBe(0);
  });

  test('settings saved at one server reach the owner, also when the lines for notifications were cut', async () => {
    await sql`select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'parley listener'`.execute(
      app().store.db,
    );
    const before = imap.counts().accepted;
    const box = inboxOn(mail, { imapPort: imap.port, fromName: 'Renamed' });
    await save(app(), {
      id: 'inbox-mail',
      channel: 'email',
      name: 'Mail',
      values: { ...box.settings, ...box.secrets },
    });
    await soon(() => expect(imap.counts().accepted).toBe(before + 1), 10_000);
    await soon(async () => expect(await health()).toEqual(['connected', 'connected', 'connected']), 10_000);
    expect(imap.counts().open).toBe(1);
  });

  test('the owner is killed: another server takes over within seconds, and nothing is lost, doubled or fought over', async () => {
    const before = await owners();
    await process.stop('SIGKILL');
    const at = performance.now();
    for (let count = 0; count < 5; count += 1) asks(`while nobody ${count}`);
    await mails('mail while nobody');
    await reply(app(), 'bot', 'Said in between');
    await soon(async () => expect(await received('while nobody')).toHaveLength(5), 15_000);
    await soon(async () => expect(await received('mail while')).toHaveLength(1), 15_000);
    await soon(() => expect(telegram.peer.sent.map(({ text }) => text)).toContain('Said in between'), 10_000);
    expect(performance.now() - at).toBeLessThan(15_000);
    const after = await owners();
    after.forEach(({ owner, epoch }, index) => {
      expect(owner).not.toBe(before[index]?.owner);
      expect(epoch).toBe((before[index]?.epoch ?? 0) + 1);
    });
    await new Promise((later) => setTimeout(later, 2_500));
    expect(await received('')).toHaveLength(5 + 1 + 5 + 1);
    expect(telegram.peer.sent).toHaveLength(2);
    expect(telegram.peer.conflicts).toBe(0);
    expect(imap.counts().open).toBe(1);
    expect(await health()).toEqual(['connected', 'connected', 'connected']);
  });

  test('an owner that stops in good order is followed at once', async () => {
    await process.start();
    const [first, second] = apps;
    await first?.stop();
    apps = second ? [second] : [];
    // Two servers are left; now the one in this process goes, and with it whatever it had.
    const third = await startHere();
    await second?.stop();
    apps = [third];
    const at = performance.now();
    asks('after the stop');
    await mails('mail after the stop');
    await soon(async () => expect(await received('after the stop')).toHaveLength(1), 4_000);
    await soon(async () => expect(await received('mail after')).toHaveLength(1), 4_000);
    expect(performance.now() - at).toBeLessThan(4_000);
    expect(telegram.peer.conflicts).toBe(0);
    expect(imap.counts().open).toBe(1);
  });
});
