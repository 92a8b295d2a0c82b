import { afterAll, beforeAll, expect, test } from 'vitest';
import { seriousProblems } from './harness/axe.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { inChromium } from './harness/hosts.ts';
import { describeWith } from './harness/parts.ts';
import { openRest, type Rest } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

const word = 'parley-sample';
/** Works in the practice queue alone, so that nothing else of the sample rings there. */
const tina = {
  id: 'tina',
  name: 'Tina Golob',
  email: 'tina@parley.example',
  role: 'agent' as const,
  queueIds: ['queue-practice'],
};

describeWith(inChromium.missingPart, 'practice on the sample workspace, in Chromium', () => {
  let server: RunningServer;
  let rest: Rest;
  let lead: Desk;
  let agent: Desk;
  beforeAll(async () => {
    server = await startServer({ SAMPLE: '1' });
    rest = await openRest(server.address, 'nika@parley.example', word);
    await rest.putUser(tina);
    agent = await openSignedIn(inChromium, server.address, tina.email);
    await agent.button('My state: Available').waitFor();
    lead = await openSignedIn(inChromium, server.address, 'eva@parley.example', word);
    // Who leads takes no calls, or some of them would ring there.
    await lead.button(/^My state: /).click();
    await lead.page.getByRole('menuitem', { name: 'Busy' }).click();
    await lead.page.evaluate(() => {
      location.hash = '#/floor';
    });
  });
  afterAll(async () => {
    await lead?.close();
    await agent?.close();
    await server?.close();
  });

  const panel = () => lead.page.getByRole('dialog', { name: 'Practice' });
  // A click on the words: the input itself lies unseen behind the picture of the switch.
  const flip = () => panel().getByText('Practice customers', { exact: true }).click();

  test('a lead switches it on, and within moments somebody rings at an agent, marked as practice', async () => {
    pictureOnFailure(lead, agent);
    await lead.button('Practice').click();
    await panel().getByRole('radio', { name: 'Busy' }).click();
    await flip();
    await lead.button('Practice is on').waitFor({ state: 'attached' });
    const offer = agent.page.getByRole('article', { name: /^Offer: / });
    await offer.getByText('Practice', { exact: true }).waitFor();
    expect(await seriousProblems(lead.page)).toEqual([]);
    await agent.button('Accept', offer).click();
    await offer.waitFor({ state: 'detached' });
    await agent.thread.getByRole('article').first().waitFor();
  });

  test('the thread, the row and the customer are marked, and the customer answers', async () => {
    pictureOnFailure(lead, agent);
    const isMarked = agent.page.getByTitle('An invented customer: practice, not a real contact');
    await eventually(() => isMarked.count()).toBeGreaterThanOrEqual(3);
    const before = await agent.thread.getByRole('article').count();
    await agent.answer('Thank you for writing, I am looking into it.');
    await eventually(() => agent.thread.getByRole('article').count()).toBeGreaterThan(before + 1);
  });

  test('switched off, nobody writes any more', async () => {
    pictureOnFailure(lead, agent);
    await eventually(() => panel().getByText('have written').count()).toBe(1);
    await flip();
    await lead.button('Practice is on').waitFor({ state: 'detached' });
    const inPractice = async () => (await rest.conversations()).filter(({ inboxId }) => inboxId === 'inbox-practice');
    const words = async () =>
      (await Promise.all((await inPractice()).map(({ id }) => rest.messages(id))))
        .flat()
        .filter(({ kind }) => kind === 'inbound').length;
    const before = await words();
    expect(before).toBeGreaterThan(0);
    await new Promise((later) => setTimeout(later, 6_000));
    expect(await words()).toBe(before);
  });
});
