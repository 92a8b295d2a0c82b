import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { ana, type Rest } from './harness/rest.ts';
import type { RunningServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

describeInEveryHost('an offered conversation', (host) => {
  let server: RunningServer;
  let rest: Rest;
  let customer: TextPeer;
  let desk: Desk;
  beforeAll(async () => {
    ({ server, rest, customer } = await openShop(async (api) => {
      await api.putQueue('support', { routing: 'longest-idle', offerSeconds: 60 });
      await api.putUser(ana);
    }));
    desk = await openSignedIn(host, server.address, ana.email);
    await desk.button('My state: Available').waitFor();
  });
  afterAll(async () => {
    await desk?.close();
    await server?.close();
    await customer?.close();
  });

  const offerOf = (name: string) => desk.page.getByRole('article', { name: `Offer: ${name}` });
  const conversationOf = async (words: string) =>
    (await rest.conversations()).find(({ lastMessage }) => lastMessage?.preview === words);

  test('rings with who it is and why they wrote, and Enter opens it with the customer’s card', async () => {
    pictureOnFailure(desk);
    const why = 'Third time I ask for a date.';
    await customer.writes(1, why, 'Oksana Shevchenko');
    const offer = offerOf('Oksana Shevchenko');
    await offer.getByText(why).waitFor();
    await offer.getByText('Telegram · Support').waitFor();
    await offer.getByRole('timer').waitFor();
    await desk.page.keyboard.press('Enter');
    await desk.message(why).waitFor();
    await desk.customer.getByRole('heading', { name: 'Oksana Shevchenko' }).waitFor();
    await offer.waitFor({ state: 'detached' });
    await eventually(async () => (await conversationOf(why))?.assigneeId).toBe(ana.id);
  });

  test('is gone after Escape, and stays nobody’s', async () => {
    pictureOnFailure(desk);
    const why = 'No hurry.';
    await customer.writes(2, why, 'Bence Lakatos');
    await offerOf('Bence Lakatos').getByText(why).waitFor();
    await desk.page.keyboard.press('Escape');
    await offerOf('Bence Lakatos').waitFor({ state: 'detached' });
    expect((await conversationOf(why))?.assigneeId).toBe(null);
  });

  test('leaves alone who is busy', async () => {
    pictureOnFailure(desk);
    await desk.button(/^My state: /).click();
    await desk.page.getByRole('menuitem', { name: 'Busy' }).click();
    await desk.button('My state: Busy').waitFor();
    const why = 'Are you there?';
    await customer.writes(3, why, 'Tomasz Kowalski');
    // It has come as far as this desk, and does not ring.
    await desk.view('Unassigned');
    await desk.row(why).waitFor();
    expect(await offerOf('Tomasz Kowalski').count()).toBe(0);
  });
});
