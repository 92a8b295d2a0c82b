import type { Locator } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { inChromium } from './harness/hosts.ts';
import { describeWith } from './harness/parts.ts';
import { adminEmail, ana, type Rest } from './harness/rest.ts';
import type { RunningServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

const days = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

describeWith(inChromium.missingPart, 'the floor’s rules, made by forms, act on the next customer', () => {
  let server: RunningServer;
  let rest: Rest;
  let customer: TextPeer;
  let admin: Desk;
  let agent: Desk;
  beforeAll(async () => {
    ({ server, rest, customer } = await openShop(async (api) => {
      await api.putQueue('support', { routing: 'longest-idle', offerSeconds: 120 });
      await api.putUser(ana);
    }));
    agent = await openSignedIn(inChromium, server.address, ana.email);
    await agent.button('My state: Available').waitFor();
    admin = await openSignedIn(inChromium, server.address, adminEmail);
    await admin.button('Administration').click();
  });
  afterAll(async () => {
    await admin?.close();
    await agent?.close();
    await customer?.close();
    await server?.close();
  });

  const form = () => admin.page.getByRole('dialog').first();
  const field = (name: string, within: Locator = form()) => within.getByRole('textbox', { name, exact: true });
  async function section(name: string): Promise<Locator> {
    await admin.button(name, admin.page.getByRole('navigation', { name: 'Administration' })).click();
    return admin.page.getByRole('main', { name });
  }
  async function save(): Promise<void> {
    await admin.button('Save', form()).click();
    await form().waitFor({ state: 'detached' });
  }
  async function choose(label: RegExp, option: string): Promise<void> {
    await admin.button(label, form()).click();
    await admin.page.getByRole('option', { name: option, exact: true }).click();
  }
  const offerOf = (name: string) => agent.page.getByRole('article', { name: `Offer: ${name}` });
  const conversationOf = async (words: string) =>
    (await rest.conversations()).find(({ lastMessage }) => lastMessage?.preview === words);

  test('hours are written as people say them, and what cannot be meant is said at once', async () => {
    pictureOnFailure(admin, agent);
    const page = await section('Business hours');
    await admin.button('Add hours', page).click();
    await field('Name').fill('Shop');
    await field('Monday').fill('22-6');
    await form().getByText('It ends before it begins.').waitFor();
    for (const day of days) await field(day).fill('');
    await form().getByText('It never opens.').waitFor();
    await save();
    await page.getByText('closed now').waitFor();
  });

  test('a closed queue rings at nobody, and opening it rings', async () => {
    pictureOnFailure(admin, agent);
    const queues = await section('Queues');
    await queues.getByRole('row').filter({ hasText: 'Support' }).click();
    await admin.page.getByRole('tab', { name: 'Who and when' }).click();
    await choose(/Open$/, 'Shop');
    await save();
    const why = 'Is anybody there at night?';
    await customer.writes(1, why, 'Maja Novak');
    await agent.view('Unassigned');
    await agent.row(why).waitFor();
    expect(await offerOf('Maja Novak').count()).toBe(0);
    const hours = await section('Business hours');
    await hours.getByRole('row').filter({ hasText: 'Shop' }).click();
    for (const day of days) await field(day).fill('0-24');
    await form().getByText('open now').waitFor();
    await save();
    await offerOf('Maja Novak').getByText(why).waitFor();
  });

  test('a promise is tried before it counts, and its time stands on the next conversation', async () => {
    pictureOnFailure(admin, agent);
    const page = await section('Promises');
    await admin.button('Add promise', page).click();
    await field('Name').fill('Quick');
    await field('Within').first().fill('3');
    await choose(/^minutes.*unit/, 'minutes');
    await save();
    await page.getByRole('status').filter({ hasText: 'Quick' }).waitFor();
    const why = 'How soon do you answer?';
    await customer.writes(2, why, 'Bence Lakatos');
    await eventually(async () => {
      const found = await conversationOf(why);
      return (found?.replyDueAt ?? 0) - (found?.waitingSince ?? 0);
    }).toBe(180_000);
  });

  test('a keyword rule says why it matches before it sorts anything, then raises the next message', async () => {
    pictureOnFailure(admin, agent);
    const page = await section('Keywords');
    await admin.button('Add rule', page).click();
    await field('Name').fill('Threats');
    await admin.button('Save', form()).click();
    await form().getByRole('alert').getByText('Write at least one word').waitFor();
    await field('One of these is enough').fill('lawyer*, court');
    await choose(/Raise the priority to$/, 'Urgent');
    await field('What a customer wrote').fill('My LAWYERS will hear of this');
    await form().getByText('Threats: matches', { exact: true }).waitFor();
    await form().getByText('Found: “lawyer*”.').waitFor();
    await save();
    const why = 'You will hear from my lawyer';
    await customer.writes(3, why, 'Tomasz Kowalski');
    await eventually(async () => (await conversationOf(why))?.priority).toBe('urgent');
  });

  test('the simulator replays what has just happened and saves nothing', async () => {
    pictureOnFailure(admin, agent);
    const page = await section('Simulator');
    await admin
      .button(/Replay$/, page)
      .first()
      .click();
    await admin.page.getByRole('option', { name: 'Today so far' }).click();
    await field('Support: more people', page).fill('3');
    await admin.button('Replay', page).click();
    await page.getByRole('region', { name: 'Result' }).waitFor();
    await page.getByRole('grid', { name: 'Queue by queue' }).getByText('Support').waitFor();
    await page.getByText('somebody more').first().waitFor();
    const users = (await rest.call('GET', '/users')) as { items: unknown[] };
    expect(users.items).toHaveLength(2);
  });
});
