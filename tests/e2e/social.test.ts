import { afterAll, beforeAll, expect, test } from 'vitest';
import { type GraphPeer, startGraphPeer } from '../real/graph-peer.ts';
import { metaSecrets } from '../real/graph-rig.ts';
import { pageMessage, whatsappMessage } from '../real/meta-bodies.ts';
import { startTelegramPeer, type TelegramPeer } from '../real/telegram-peer.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { adminEnv, ana, furnish, openRest, type Rest } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

const phoneNumberId = '106540352242922';
const pageId = '100000000000001';
const botToken = '42:AAE-peer-bot-token';
const webhookSecret = 'open_sesame-1';

let server: RunningServer;
let rest: Rest;
let graph: GraphPeer;
let telegram: TelegramPeer;
beforeAll(async () => {
  graph = await startGraphPeer({
    ...metaSecrets,
    nodes: { [phoneNumberId]: { display_phone_number: '+386 40 555 000' }, [pageId]: { name: 'Shop' } },
  });
  telegram = await startTelegramPeer({ token: botToken, username: 'shop_bot' });
  server = await startServer(adminEnv);
  rest = await openRest(server.address);
  await furnish(rest);
  const meta = { ...metaSecrets, graphBaseUrl: graph.baseUrl };
  await rest.putInbox('wa', 'whatsapp', { phoneNumberId, number: '+38640555000', ...meta });
  await rest.putInbox('fb', 'messenger', { pageId, ...meta });
  const bot = { botUsername: 'shop_bot', botToken, mode: 'webhook', webhookSecret, apiBaseUrl: telegram.baseUrl };
  await rest.putInbox('tg', 'telegram', bot);
});
afterAll(async () => {
  await server?.close();
  await graph?.close();
  await telegram?.close();
});

const hook = (channel: string, inboxId: string) => `${server.address}/webhooks/${channel}/${inboxId}`;
const telegramText = (userId: number, messageId: number, text: string) => ({
  message: {
    message_id: messageId,
    date: Math.floor(Date.now() / 1000),
    chat: { id: userId, type: 'private', first_name: 'Oksana' },
    from: { id: userId, is_bot: false, first_name: 'Oksana' },
    text,
  },
});

describeInEveryHost('social channels by signed webhooks', (host) => {
  const mark = host.name;
  const digit = host.name === 'Chromium' ? 1 : 2;
  let desk: Desk;
  beforeAll(async () => {
    desk = await openSignedIn(host, server.address, ana.email);
    await desk.view('Unassigned');
  });
  afterAll(() => desk?.close());

  test('WhatsApp: a signed message appears, and the reply reaches the Graph API', async () => {
    pictureOnFailure(desk);
    const question = `Is my parcel lost? ${mark}`;
    const body = whatsappMessage({
      phoneNumberId,
      waId: `3864055501${digit}`,
      id: `wamid.${mark}`,
      content: { type: 'text', text: { body: question } },
    });
    expect(await graph.post(hook('whatsapp', 'wa'), body)).toBe(200);
    await desk.open(question);
    await desk.answer(`It is not, ${mark}.`);
    await eventually(() => graph.sent.at(-1)?.text).toBe(`It is not, ${mark}.`);
    expect(graph.sent.at(-1)).toMatchObject({ product: 'whatsapp', to: `3864055501${digit}` });
  });

  test('Messenger: a signed message appears, and the reply reaches the Graph API', async () => {
    pictureOnFailure(desk);
    const question = `Do you ship to Graz? ${mark}`;
    const userId = `750000000000000${digit}`;
    const body = pageMessage('page', { accountId: pageId, userId, mid: `m_${mark}`, text: question });
    expect(await graph.post(hook('messenger', 'fb'), body)).toBe(200);
    await desk.open(question);
    await desk.answer(`We do, ${mark}.`);
    await eventually(() => graph.sent.at(-1)?.text).toBe(`We do, ${mark}.`);
    expect(graph.sent.at(-1)).toMatchObject({ product: 'page', to: userId });
  });

  test('Telegram: an update with the secret appears, and the reply reaches the Bot API', async () => {
    pictureOnFailure(desk);
    const question = `Коли буде посилка? ${mark}`;
    // The bot has told the peer where to call and with which secret.
    await eventually(() => telegram.webhook.url).toBe(hook('telegram', 'tg'));
    expect(await telegram.post(telegramText(7_000 + digit, digit, question))).toBe(200);
    await desk.open(question);
    await desk.answer(`У четвер, ${mark}.`);
    await eventually(() => telegram.sent.at(-1)?.text).toBe(`У четвер, ${mark}.`);
    expect(telegram.sent.at(-1)?.to).toBe(String(7_000 + digit));
  });

  test.each([
    ['whatsapp', 'wa'],
    ['messenger', 'fb'],
    ['telegram', 'tg'],
  ])(
    '%s: a forged signature is refused with 401 and one line in the log, and nothing is stored',
    async (channel, id) => {
      const refusals = () =>
        server
          .said()
          .split('\n')
          .filter((line) => line.includes('"webhook refused"') && line.includes(`"channel":"${channel}"`));
      const before = { stored: (await rest.conversations()).length, lines: refusals().length };
      const text = `Forged words ${channel} ${mark}`;
      const body =
        channel === 'whatsapp'
          ? whatsappMessage({
              phoneNumberId,
              waId: '38640999999',
              id: 'wamid.f',
              content: { type: 'text', text: { body: text } },
            })
          : channel === 'messenger'
            ? pageMessage('page', { accountId: pageId, userId: '99', mid: 'm_f', text })
            : { update_id: 1, ...telegramText(99, 1, text) };
      const answer = await fetch(hook(channel, id), {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          'x-hub-signature-256': `sha256=${'0'.repeat(64)}`,
          'x-telegram-bot-api-secret-token': 'guessed',
        },
        body: JSON.stringify(body),
      });
      expect(answer.status).toBe(401);
      await eventually(() => refusals().length).toBe(before.lines + 1);
      expect(refusals().at(-1)).toContain(`"inboxId":"${id}"`);
      expect((await rest.conversations()).length).toBe(before.stored);
      // Neither a forged nor a genuine message's words are ever in the log.
      expect(server.said()).not.toContain('Forged words');
      expect(server.said()).not.toContain('Is my parcel lost?');
    },
  );
});
