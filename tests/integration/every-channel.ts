import type { ChannelId } from '#shared/domain/channel-id.ts';
import { newId } from '#shared/lib/ids.ts';
import type { App } from '../../src-server/app.ts';
import { mailText } from '../../src-server/channels/email/email-rig.ts';
import { openVisitorPeer } from '../fakes/visitor-peer.ts';
import { type ByteTap, startTap } from '../real/byte-tap.ts';
import { missingPart, startMailServer } from '../real/dovecot.ts';
import { startGraphPeer } from '../real/graph-peer.ts';
import { metaSecrets } from '../real/graph-rig.ts';
import { pageMessage, whatsappMessage } from '../real/meta-bodies.ts';
import { startSmppPeer } from '../real/smpp-peer.ts';
import { startTelegramPeer } from '../real/telegram-peer.ts';
import { startTwilioPeer } from '../real/twilio-peer.ts';

/** One connected inbox on its local provider, with a tap on the line between them. */
export interface TappedInbox {
  inboxId: string;
  channel: ChannelId;
  attachments: boolean;
  /** The customer writes. */
  write(text: string): Promise<void>;
  /** The customer comes back and reads everything there is to read. */
  reopen?(): Promise<void>;
  /** Every byte that has left the house towards the customer. */
  sent(): Buffer;
  close(): Promise<void>;
}

const admin = { userId: 'user-petra', role: 'admin' as const, queueIds: [] };
const portOf = (url: string) => Number(new URL(url).port);
const through = (url: string, tap: ByteTap) => Object.assign(new URL(url), { port: String(tap.port) }).href;

async function connect(
  app: App,
  channel: ChannelId,
  inboxId: string,
  values: Record<string, string | number | boolean>,
) {
  const input = { id: inboxId, channel, name: inboxId, queueId: 'queue-delivery', enabled: true, values };
  const saved = await app.inboxes.save(admin, input);
  if (saved.kind !== 'saved') throw new Error(`${inboxId}: ${JSON.stringify(saved)}`);
}

const onLine = (tap: ByteTap, peer: { close(): Promise<void> }) => ({
  sent: () => tap.up(),
  close: async () => {
    await tap.close();
    await peer.close();
  },
});

async function graph(app: App, channel: 'messenger' | 'instagram' | 'whatsapp'): Promise<TappedInbox> {
  const [ours, theirs] = ['104857600001', '7100200300400500'];
  const settings = {
    messenger: { pageId: ours },
    instagram: { accountId: ours },
    whatsapp: { phoneNumberId: ours, number: '+38640555000' },
  }[channel];
  const nodes = {
    [ours]: { name: 'The Shop', username: 'the.shop' },
    [theirs]: { name: 'Ana Novak', first_name: 'Ana' },
  };
  const peer = await startGraphPeer({ ...metaSecrets, nodes });
  const tap = await startTap(portOf(peer.baseUrl));
  const inboxId = `inbox-${channel}`;
  await connect(app, channel, inboxId, { ...settings, ...metaSecrets, graphBaseUrl: through(peer.baseUrl, tap) });
  let count = 0;
  const bodyOf = (text: string) => {
    const id = `${channel}-${count++}`;
    if (channel === 'whatsapp')
      return whatsappMessage({
        phoneNumberId: ours,
        waId: '38640555019',
        id,
        content: { type: 'text', text: { body: text } },
      });
    return pageMessage(channel === 'messenger' ? 'page' : 'instagram', {
      accountId: ours,
      userId: theirs,
      mid: id,
      text,
    });
  };
  return {
    inboxId,
    channel,
    attachments: true,
    async write(text) {
      await peer.post(`${app.address}/webhooks/${channel}/${inboxId}`, bodyOf(text));
    },
    ...onLine(tap, peer),
  };
}

async function telegram(app: App): Promise<TappedInbox> {
  const peer = await startTelegramPeer({ token: '42:AAE-peer-bot-token', username: 'shop_bot' });
  const tap = await startTap(portOf(peer.baseUrl));
  const values = {
    botUsername: '@shop_bot',
    botToken: '42:AAE-peer-bot-token',
    mode: 'polling',
    apiBaseUrl: through(peer.baseUrl, tap),
  };
  await connect(app, 'telegram', 'inbox-telegram', values);
  let count = 0;
  const who = { id: 7_001_002_003, first_name: 'Ana' };
  return {
    inboxId: 'inbox-telegram',
    channel: 'telegram',
    attachments: true,
    async write(text) {
      count += 1;
      const message = { message_id: count, date: Math.floor(Date.now() / 1000), text };
      await peer.queue({ message: { ...message, chat: { ...who, type: 'private' }, from: { ...who, is_bot: false } } })
        .outcome;
    },
    ...onLine(tap, peer),
  };
}

async function twilio(app: App): Promise<TappedInbox> {
  const peer = await startTwilioPeer();
  const tap = await startTap(portOf(peer.baseUrl));
  const { accountSid, authToken } = peer;
  const number = '+38640555000';
  peer.numbers.set(number, { sms: true, smsUrl: '' });
  await connect(app, 'sms', 'inbox-twilio', {
    provider: 'twilio',
    number,
    accountSid,
    authToken,
    apiBaseUrl: through(peer.baseUrl, tap),
  });
  let count = 0;
  return {
    inboxId: 'inbox-twilio',
    channel: 'sms',
    attachments: false,
    async write(body) {
      count += 1;
      const url = `${app.address}/webhooks/sms/inbox-twilio`;
      const fields = peer.inboundFields({
        sid: `SM${String(count).padStart(32, '0')}`,
        from: '+38640555019',
        to: number,
        body,
      });
      const signed = peer.sign(url, fields);
      await fetch(url, { method: 'POST', headers: signed.headers, body: Buffer.from(signed.body) });
    },
    ...onLine(tap, peer),
  };
}

async function smpp(app: App): Promise<TappedInbox> {
  const peer = await startSmppPeer();
  const tap = await startTap(peer.port);
  const { systemId, password } = peer;
  const line = { smppHost: '127.0.0.1', smppPort: tap.port, smppTls: false, systemId, smppPassword: password };
  await connect(app, 'sms', 'inbox-smpp', { provider: 'smpp', number: '+38640555001', ...line });
  return {
    inboxId: 'inbox-smpp',
    channel: 'sms',
    attachments: false,
    async write(text) {
      for (let tries = 0; tries < 100 && peer.binds() === 0; tries += 1)
        await new Promise((done) => setTimeout(done, 50));
      await peer.deliver({ source: '38640555020', destination: '38640555001', text });
    },
    ...onLine(tap, peer),
  };
}

async function email(app: App): Promise<TappedInbox> {
  const server = await startMailServer();
  const [imap, smtp] = [await startTap(server.imapPort), await startTap(server.smtpPort)];
  const us = 'support@lumen.example';
  await connect(app, 'email', 'inbox-email', {
    address: us,
    fromName: 'Lumen',
    imapHost: '127.0.0.1',
    imapPort: imap.port,
    imapSecurity: 'none',
    imapUser: us,
    imapPassword: server.password,
    imapFolder: 'INBOX',
    smtpHost: '127.0.0.1',
    smtpPort: smtp.port,
    smtpSecurity: 'none',
    smtpUser: us,
    smtpPassword: server.password,
  });
  let count = 0;
  return {
    inboxId: 'inbox-email',
    channel: 'email',
    attachments: true,
    async write(body) {
      count += 1;
      await server.deliver(
        us,
        mailText({ to: us, from: 'Ana <ana@customer.example>', messageId: `m${count}@customer.example`, body }),
      );
    },
    sent: () => Buffer.concat([imap.up(), smtp.up()]),
    close: async () => {
      await imap.close();
      await smtp.close();
      await server.stop();
    },
  };
}

/** The visitor's page is on the line itself: what counts is what comes down to it. */
async function webChat(app: App): Promise<TappedInbox> {
  const inboxId = 'inbox-chat';
  const tap = await startTap(portOf(app.address));
  const url = `http://127.0.0.1:${tap.port}`;
  const page = openVisitorPeer(url, inboxId);
  await page.welcomed;
  return {
    inboxId,
    channel: 'web-chat',
    attachments: true,
    async write(text) {
      const answer = await page.ask('chat:send', {
        id: newId(),
        text,
        uploadIds: [],
        profile: null,
        left: false,
      });
      if (!answer.ok) throw new Error(JSON.stringify(answer));
    },
    sent: () => tap.down(),
    async reopen() {
      page.close();
      const again = openVisitorPeer(url, inboxId, { secret: page.secret });
      await again.welcomed;
      await again.ask('chat:history', { beforeRef: 'nothing' });
      again.close();
      await (await fetch(`${url}/widget/inboxes/${inboxId}`)).text();
    },
    close: () => tap.close(),
  };
}

/** Every connector that exists, each on a real local provider. Email needs Dovecot; without it the answer names what is missing. */
export async function openEveryChannel(app: App): Promise<{ inboxes: TappedInbox[]; missing: string | null }> {
  const inboxes = [
    await webChat(app),
    await graph(app, 'messenger'),
    await graph(app, 'instagram'),
    await graph(app, 'whatsapp'),
    await telegram(app),
    await twilio(app),
    await smpp(app),
  ];
  if (missingPart === null) inboxes.push(await email(app));
  return { inboxes, missing: missingPart };
}
