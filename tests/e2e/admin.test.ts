import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTelegramPeer, type TelegramPeer } from '../real/telegram-peer.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { adminEmail, adminEnv, furnish, openRest, type Rest } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

const botToken = '42:AAE-peer-bot-token';

let server: RunningServer;
let rest: Rest;
beforeAll(async () => {
  server = await startServer(adminEnv);
  rest = await openRest(server.address);
  await furnish(rest);
});
afterAll(() => server?.close());

describeInEveryHost('an administrator connects a Telegram bot by the form', (host) => {
  const name = `Shop bot ${host.name}`;
  const question = `Is anybody there? ${host.name}`;
  let telegram: TelegramPeer;
  let desk: Desk;
  beforeAll(async () => {
    telegram = await startTelegramPeer({ token: botToken, username: 'shop_bot' });
    desk = await openSignedIn(host, server.address, adminEmail);
  });
  afterAll(async () => {
    await desk?.close();
    await telegram?.close();
  });
  const form = () => desk.page.getByRole('dialog', { name: 'New inbox: Telegram' });
  const result = () => form().getByRole('status', { name: 'Connection test' });
  const field = (label: string) => form().getByRole('textbox', { name: label, exact: true });

  test('the form says what is missing before anybody is asked', async () => {
    pictureOnFailure(desk);
    await desk.button('Administration').click();
    await desk.button('Add inbox').first().click();
    await desk.page.getByRole('menuitem', { name: /^Telegram/ }).click();
    await desk.button('Save', form()).click();
    await form().getByText('This is needed.').first().waitFor();
    expect(telegram.calls).toEqual([]);
  });

  test('"Test connection" says that the token is wrong, in words', async () => {
    pictureOnFailure(desk);
    await field('Name').fill(name);
    await desk.button(/Queue$/, form()).click();
    await desk.page.getByRole('option', { name: 'Support' }).click();
    await field('Bot user name').fill('shop_bot');
    await form().getByLabel('Bot token').fill('42:mistyped');
    await field('Bot API address').fill(telegram.baseUrl);
    await desk.button('Test connection', form()).click();
    await result().getByText('The connection does not work yet.').waitFor();
    const step = result().getByRole('listitem').filter({ hasText: 'Bot token' });
    expect(await step.textContent()).toMatch(/^Bot token: failed.*\w+/);
    // Nothing was saved by trying.
    expect((await inboxes()).some((inbox) => inbox.name === name)).toBe(false);
  });

  test('with the right token it works, is saved, and takes its first message', async () => {
    pictureOnFailure(desk);
    await form().getByLabel('Bot token').fill(botToken);
    await desk.button('Test connection', form()).click();
    await result().getByText('The connection works.').waitFor();
    await desk.button('Save', form()).click();
    await form().waitFor({ state: 'detached' });
    const row = desk.page.getByRole('main', { name: 'Inboxes' }).getByRole('row').filter({ hasText: name });
    await row.getByText('Connected').waitFor();
    const who = { id: host.name === 'Chromium' ? 71 : 72, first_name: 'Oksana' };
    telegram.queue({
      message: {
        message_id: 1,
        date: Math.floor(Date.now() / 1000),
        chat: { ...who, type: 'private' },
        from: { ...who, is_bot: false },
        text: question,
      },
    });
    await eventually(async () => (await rest.conversations()).map(({ lastMessage }) => lastMessage?.preview)).toContain(
      question,
    );
  });

  test('the token is never shown again', async () => {
    expect(JSON.stringify(await inboxes())).not.toContain(botToken);
    expect(await desk.page.content()).not.toContain(botToken);
  });

  const inboxes = async () => ((await rest.call('GET', '/inboxes')) as { items: { name: string }[] }).items;
});
