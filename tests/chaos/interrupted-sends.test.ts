import { rmSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventually } from '../e2e/harness/desk.ts';
import { adminEnv, furnish, openRest, type Rest } from '../e2e/harness/rest.ts';
import { type RunningServer, startServer } from '../e2e/harness/server.ts';
import { startGraphPeer } from '../real/graph-peer.ts';
import { metaSecrets } from '../real/graph-rig.ts';
import { pageBody, pageEvent, whatsappStatus } from '../real/meta-bodies.ts';
import { startSmppPeer } from '../real/smpp-peer.ts';
import { startTcpProxy, type TcpProxy } from '../real/tcp-proxy.ts';
import { startTelegramPeer } from '../real/telegram-peer.ts';
import { startTwilioPeer } from '../real/twilio-peer.ts';
import { seedThreads, type Thread } from './seed-threads.ts';
import { pause } from './seeded.ts';
import { startSmtpSink } from './smtp-sink.ts';

const phoneNumberId = '106540352242922';
const pageId = '100000000000001';
const waId = '38640555021';
const fbUser = '7500000000000001';

/** The same inboxes as in production, each with its provider on the other side of a line that can be made to keep answers. */
async function openProviders() {
  const mail = await startSmtpSink();
  const smpp = await startSmppPeer();
  const twilio = await startTwilioPeer();
  twilio.numbers.set('+38640555000', { sms: true, smsUrl: '' });
  const telegram = await startTelegramPeer({ token: '42:AAE-peer-bot-token', username: 'shop_bot' });
  const graph = await startGraphPeer({
    ...metaSecrets,
    nodes: { [phoneNumberId]: { display_phone_number: '+386 40 555 000' }, [pageId]: { name: 'Shop' } },
  });
  const portOf = (url: string) => Number(new URL(url).port);
  const lines = {
    email: await startTcpProxy(mail.port),
    sms: await startTcpProxy(smpp.port),
    twilio: await startTcpProxy(portOf(twilio.baseUrl)),
    tg: await startTcpProxy(portOf(telegram.baseUrl)),
    graph: await startTcpProxy(portOf(graph.baseUrl)),
  };
  const through = (url: string, line: TcpProxy) => {
    const changed = new URL(url);
    changed.port = String(line.port);
    return changed.href.replace(/\/$/, '');
  };
  return {
    mail,
    smpp,
    twilio,
    telegram,
    graph,
    lines,
    async putInboxes(rest: Rest): Promise<void> {
      const imap = { imapHost: '127.0.0.1', imapPort: 9, imapSecurity: 'none', imapUser: 'shop', imapPassword: 'x' };
      const smtp = { smtpHost: '127.0.0.1', smtpPort: lines.email.port, smtpSecurity: 'none' };
      await rest.putInbox('email', 'email', { address: 'shop@shop.example', ...imap, ...smtp });
      const { systemId, password: smppPassword } = smpp;
      const number = '+38640555000';
      const bind = { smppHost: '127.0.0.1', smppPort: lines.sms.port, systemId, smppPassword };
      await rest.putInbox('sms', 'sms', { provider: 'smpp', number, ...bind });
      const account = { accountSid: twilio.accountSid, authToken: twilio.authToken };
      const apiBaseUrl = through(twilio.baseUrl, lines.twilio);
      await rest.putInbox('twilio', 'sms', { provider: 'twilio', number, apiBaseUrl, ...account });
      const meta = { ...metaSecrets, graphBaseUrl: through(graph.baseUrl, lines.graph) };
      await rest.putInbox('wa', 'whatsapp', { phoneNumberId, number, ...meta });
      await rest.putInbox('fb', 'messenger', { pageId, ...meta });
      await rest.putInbox('tg', 'telegram', {
        botUsername: 'shop_bot',
        botToken: '42:AAE-peer-bot-token',
        mode: 'webhook',
        webhookSecret: 'open_sesame-1',
        apiBaseUrl: through(telegram.baseUrl, lines.tg),
      });
    },
    async close() {
      for (const line of Object.values(lines)) await line.close();
      for (const peer of [mail, smpp, twilio, telegram, graph]) await peer.close();
    },
  };
}

/** Killed between "handed over" and "recorded": what a real process leaves behind, for every connector. */
describe('a server killed after the provider took the reply and before its answer', () => {
  let providers: Awaited<ReturnType<typeof openProviders>>;
  let server: RunningServer;
  let rest: Rest;
  let threads: Map<string, Thread>;

  beforeAll(async () => {
    providers = await openProviders();
    server = await startServer({ ...adminEnv, LOG_LEVEL: 'warn' });
    rest = await openRest(server.address);
    await furnish(rest);
    await providers.putInboxes(rest);
    await server.stop();
    const seeds = [
      { inboxId: 'email', kind: 'email', value: 'maja@customers.example', threadKey: null },
      { inboxId: 'sms', kind: 'phone', value: '+38640555019', threadKey: '+38640555019' },
      { inboxId: 'twilio', kind: 'phone', value: '+38640555020', threadKey: '+38640555020' },
      { inboxId: 'wa', kind: 'phone', value: `+${waId}`, threadKey: waId },
      { inboxId: 'fb', kind: 'messenger', value: fbUser, threadKey: fbUser },
      { inboxId: 'tg', kind: 'telegram', value: '7001', threadKey: '7001' },
    ] as const;
    const seeded = await seedThreads(server.folder, null, seeds);
    threads = new Map(seeds.map(({ inboxId }, index) => [inboxId, seeded[index] as Thread]));
    await server.start();
  });
  afterAll(async () => {
    await server?.close();
    await providers?.close();
    if (server) rmSync(server.folder, { recursive: true, force: true });
  });

  const copiesOf = (inboxId: string, text: string): number => {
    const { mail, smpp, twilio, telegram, graph } = providers;
    const texts: Record<string, (string | undefined)[]> = {
      email: mail.arrived.map((one) => one.text),
      sms: smpp.submitted.map((one) => one.text),
      twilio: twilio.messages.map((one) => one.Body),
      tg: telegram.sent.map((one) => one.text),
    };
    return (texts[inboxId] ?? graph.sent.map((one) => one.text)).filter((one) => one?.trim() === text).length;
  };
  const conversationOf = (inboxId: string): string => threads.get(inboxId)?.conversationId ?? '';
  const replyIn = async (inboxId: string, text: string) =>
    (await rest.messages(conversationOf(inboxId))).find((message) => message.text === text);

  /** Sends a reply whose answer stays on the way, and kills the server as soon as the provider has it. */
  async function interrupt(inboxId: keyof typeof providers.lines | 'wa' | 'fb', text: string): Promise<void> {
    const line = providers.lines[inboxId === 'wa' || inboxId === 'fb' ? 'graph' : inboxId];
    await eventually(() => providers.smpp.binds()).toBeGreaterThan(0);
    // SMTP speaks before it is spoken to, so its line may fall silent only when the mail is through.
    if (inboxId === 'email') providers.mail.whenNextArrives(() => line.set({ stallDown: true }));
    else await line.set({ stallDown: true });
    await rest.call('POST', `/conversations/${conversationOf(inboxId)}/messages`, { text });
    await eventually(() => copiesOf(inboxId, text)).toBe(1);
    await server.stop('SIGKILL');
    line.cut();
    await line.heal();
    await server.start();
  }

  test.each(['email', 'sms', 'twilio', 'wa', 'fb', 'tg'] as const)(
    '%s: the reply is shown as not confirmed, and the machine does not send it again',
    async (inboxId) => {
      const text = `Interrupted by ${inboxId}`;
      await interrupt(inboxId, text);
      await eventually(async () => (await replyIn(inboxId, text))?.delivery?.status).toBe('unconfirmed');
      await pause(2_500);
      expect(copiesOf(inboxId, text)).toBe(1);
      // What comes after it is not held up.
      await rest.call('POST', `/conversations/${conversationOf(inboxId)}/messages`, { text: `After ${inboxId}` });
      await eventually(async () => (await replyIn(inboxId, `After ${inboxId}`))?.delivery?.status).toBe('sent');
      expect(copiesOf(inboxId, `After ${inboxId}`)).toBe(1);
      expect(copiesOf(inboxId, text)).toBe(1);
    },
  );

  test('twilio: its status callback repeats our id, so the reply turns out to have been delivered', async () => {
    const reply = await replyIn('twilio', 'Interrupted by twilio');
    const taken = providers.twilio.messages.find(({ Body }) => Body === reply?.text);
    if (!taken) throw new Error('the provider has no such message');
    const url = `${server.address}/webhooks/sms/twilio?message=${reply?.id}`;
    expect(taken.StatusCallback).toBe(url);
    const call = providers.twilio.sign(url, { MessageSid: taken.sid, MessageStatus: 'delivered' });
    const response = await fetch(url, { method: 'POST', body: Buffer.from(call.body), headers: call.headers });
    expect(response.status).toBe(200);
    await eventually(async () => (await replyIn('twilio', taken.Body))?.delivery?.status).toBe('delivered');
  });

  test('whatsapp: a status that repeats our reference settles it, and its own receipt counts too', async () => {
    const reply = await replyIn('wa', 'Interrupted by wa');
    const taken = providers.graph.sent.find(({ text }) => text === reply?.text);
    if (!taken) throw new Error('the provider has no such message');
    const body = whatsappStatus(phoneNumberId, taken.externalId, 'delivered', {
      biz_opaque_callback_data: `parley:${reply?.id}`,
    });
    expect(await providers.graph.post(`${server.address}/webhooks/whatsapp/wa`, body)).toBe(200);
    await eventually(async () => (await replyIn('wa', taken.text))?.delivery?.status).toBe('delivered');
  });

  test('messenger: the echo of our own message settles it', async () => {
    const reply = await replyIn('fb', 'Interrupted by fb');
    const taken = providers.graph.sent.find(({ text }) => text === reply?.text);
    if (!taken) throw new Error('the provider has no such message');
    const message = { mid: taken.externalId, is_echo: true, text: taken.text, metadata: `parley:${reply?.id}` };
    const echo = pageBody('page', pageId, {
      ...pageEvent(pageId, fbUser, { message }),
    });
    expect(await providers.graph.post(`${server.address}/webhooks/messenger/fb`, echo)).toBe(200);
    await eventually(async () => (await replyIn('fb', taken.text))?.delivery?.status).toBe('sent');
  });

  test('email: every copy of one reply would carry one Message-ID, by which mail programs show it once', () => {
    const copies = providers.mail.arrived.filter(({ text }) => text === 'Interrupted by email');
    expect(copies).toHaveLength(1);
    expect(copies[0]?.messageId).toMatch(/^<.+@shop\.example>$/);
  });

  test('asked to stop while a provider hangs, the server ends in time and settles the reply at its next start', async () => {
    const text = 'Hanging';
    providers.mail.whenNextArrives(() => providers.lines.email.set({ stallDown: true }));
    await rest.call('POST', `/conversations/${conversationOf('email')}/messages`, { text });
    await eventually(() => copiesOf('email', text)).toBe(1);
    const before = Date.now();
    expect(await server.stop('SIGTERM')).toBe(0);
    expect(Date.now() - before).toBeLessThan(30_000);
    providers.lines.email.cut();
    await providers.lines.email.heal();
    await server.start();
    await eventually(async () => (await replyIn('email', text))?.delivery?.status).toBe('unconfirmed');
    await pause(2_000);
    expect(copiesOf('email', text)).toBe(1);
  });
});
