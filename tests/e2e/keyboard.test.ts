import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, eventually, openDesk, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { ana, password, type Rest } from './harness/rest.ts';
import type { RunningServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

let server: RunningServer;
let rest: Rest;
let customer: TextPeer;
beforeAll(async () => {
  ({ server, rest, customer } = await openShop());
});
afterAll(async () => {
  await server?.close();
  await customer?.close();
});

describeInEveryHost('the main job by keyboard alone', (host) => {
  const question = `Where is my coat? ${host.name}`;
  let desk: Desk;
  beforeAll(async () => {
    await customer.writes(host.name === 'Chromium' ? 1 : 2, question, 'Maja Novak');
    desk = await openDesk(host, server.address);
  });
  afterAll(() => desk?.close());

  const conversation = async () => (await rest.conversations()).find(({ id }) => id === conversationId);
  let conversationId = '';

  test('from signing in to a sent reply and a resolved conversation, nothing needs a mouse', async () => {
    pictureOnFailure(desk);
    const { keyboard } = desk.page;
    conversationId =
      (await rest.conversations()).find(({ lastMessage }) => lastMessage?.preview === question)?.id ?? '';

    // The cursor is in the first field already.
    await desk.page.getByRole('textbox', { name: 'Email' }).waitFor();
    await keyboard.type(ana.email);
    await keyboard.press('Tab');
    await keyboard.type(password);
    await keyboard.press('Enter');
    await desk.says('Connected');

    // To the unassigned ones by the palette, to the conversation by J.
    await keyboard.press('Control+k');
    await desk.page.getByRole('combobox', { name: 'Search and commands' }).waitFor();
    await keyboard.type('Go to Unassigned');
    await desk.page.getByRole('option', { name: 'Go to Unassigned' }).waitFor();
    await keyboard.press('Enter');
    await desk.row(question).waitFor();
    await keyboard.press('j');
    await keyboard.press('Enter');
    await desk.message(question).waitFor();

    // Take it, reply, leave a note.
    await keyboard.press('a');
    await desk.page.getByRole('dialog', { name: 'Assign to' }).waitFor();
    await keyboard.type('Ana');
    await keyboard.press('Enter');
    await desk.button(`Assigned to ${ana.name}. Assign`).waitFor();
    await keyboard.press('r');
    await eventually(() => desk.reply.evaluate((field) => field === document.activeElement)).toBe(true);
    await keyboard.type('It leaves today, Maja.');
    await keyboard.press('Control+Enter');
    await desk.message('It leaves today, Maja.').waitFor();
    await keyboard.press('Escape');
    await keyboard.press('n');
    await eventually(() => desk.note.evaluate((field) => field === document.activeElement)).toBe(true);
    await keyboard.type('Promised for today.');
    await keyboard.press('Control+Enter');
    await desk.message('Promised for today.').waitFor();
    await eventually(() => customer.received()).toContain('It leaves today, Maja.');

    // Out of the text, and done.
    await keyboard.press('Escape');
    await keyboard.press('e');
    await desk.button('Reopen').waitFor();
    await eventually(async () => (await conversation())?.state).toBe('resolved');
    // Letters typed after leaving the text were keys, not words of another reply.
    expect(await desk.note.inputValue()).toBe('');
  });

  test('the overview of keys opens by ?, and Escape closes it', async () => {
    pictureOnFailure(desk);
    await desk.page.keyboard.press('?');
    const overview = desk.page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await overview.getByText('Resolve').or(overview.getByText('Reopen')).first().waitFor();
    await desk.page.keyboard.press('Escape');
    await overview.waitFor({ state: 'detached' });
  });
});
