import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, missingPart } from './harness/chromium.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { hear } from './harness/heard.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { describeWith } from './harness/parts.ts';
import { adminEnv, ana, furnish, openRest } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

/** A visitor's page with everything that ever came over its wires. */
interface Visitor {
  page: Page;
  heard(): string;
}

async function visit(browser: Browser, server: RunningServer): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-GB' });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const heard = hear(page);
  await page.goto(`${server.address}/chat/chat`);
  await openChat(page);
  return { page, heard };
}

async function openChat(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Chat with the shop/ }).click();
  await page.getByRole('dialog', { name: 'Chat with the shop' }).waitFor();
}

const bubble = (page: Page, words: string) =>
  page.getByRole('dialog', { name: 'Chat with the shop' }).getByText(words, { exact: true });

async function write(page: Page, words: string): Promise<void> {
  await page.getByRole('textbox', { name: 'Message' }).fill(words);
  await page.getByRole('button', { name: 'Send' }).click();
  await bubble(page, words).waitFor();
}

describeWith(missingPart, 'web chat with a visitor in a second browser', () => {
  let server: RunningServer;
  let visitors: Awaited<ReturnType<typeof launchChromium>>;
  beforeAll(async () => {
    server = await startServer(adminEnv);
    visitors = await launchChromium();
    const rest = await openRest(server.address);
    await furnish(rest);
    await rest.putInbox('chat', 'web-chat', { title: 'Chat with the shop' });
  });
  afterAll(async () => {
    await visitors?.close();
    await server?.close();
  });

  describeInEveryHost('a chat', (host) => {
    const question = `Is the blue coat back? (${host.name})`;
    let desk: Desk;
    let visitor: Visitor;
    beforeAll(async () => {
      desk = await openSignedIn(host, server.address, ana.email);
      visitor = await visit(visitors.browser, server);
    });
    afterAll(() => desk?.close());

    test('what a visitor writes appears on the open desk', async () => {
      pictureOnFailure(desk);
      await desk.view('Unassigned');
      await write(visitor.page, question);
      await desk.open(question);
      await desk.message(question).waitFor();
    });

    test('either side sees the other typing', async () => {
      pictureOnFailure(desk);
      await visitor.page.getByRole('textbox', { name: 'Message' }).pressSequentially('One more', { delay: 30 });
      await desk.page.getByText(/ is typing…$/).waitFor();
      await visitor.page.getByRole('textbox', { name: 'Message' }).fill('');
      await desk.reply.pressSequentially('It is', { delay: 30 });
      await visitor.page.getByText('Ana Kovač is typing…').waitFor();
    });

    test('the answer reaches the visitor, and the desk hears that it was read', async () => {
      pictureOnFailure(desk);
      const answer = `It is back in stock. (${host.name})`;
      await desk.answer(answer);
      await bubble(visitor.page, answer).waitFor();
      await desk.message(answer).getByText('read').waitFor();
      // And the other way: the agent has the visitor's words on screen.
      await visitor.page.getByText('Read', { exact: false }).first().waitFor();
    });

    test('a reload keeps the visitor’s thread', async () => {
      await visitor.page.reload();
      await openChat(visitor.page);
      await bubble(visitor.page, question).waitFor();
      await bubble(visitor.page, `It is back in stock. (${host.name})`).waitFor();
      await write(visitor.page, `Wonderful! (${host.name})`);
      await desk.message(`Wonderful! (${host.name})`).waitFor();
    });

    test('a note never reaches the visitor: not on the page, not over its wires', async () => {
      pictureOnFailure(desk);
      const secret = `Regular complainer ${host.name}`;
      await desk.annotate(secret);
      // Something public after the note, so that the note would have come before it.
      await desk.answer(`Shall I reserve it? (${host.name})`);
      await bubble(visitor.page, `Shall I reserve it? (${host.name})`).waitFor();
      await visitor.page.reload();
      await openChat(visitor.page);
      await bubble(visitor.page, `Shall I reserve it? (${host.name})`).waitFor();
      await eventually(visitor.heard).toContain('Shall I reserve it?');
      expect(visitor.heard()).not.toContain(secret);
      expect(await visitor.page.content()).not.toContain(secret);
      expect(await visitor.page.getByText(secret).count()).toBe(0);
    });
  });
});
