import { afterAll, beforeAll, test } from 'vitest';
import { expectNoProblems } from './harness/axe.ts';
import { type Desk, openDesk, pictureOnFailure } from './harness/desk.ts';
import { inChromium } from './harness/hosts.ts';
import { describeWith } from './harness/parts.ts';
import { type RunningServer, startServer } from './harness/server.ts';

describeWith(inChromium.missingPart, 'axe finds nothing serious or critical, light and dark', () => {
  let server: RunningServer;
  let desk: Desk;
  beforeAll(async () => {
    server = await startServer({ SAMPLE: '1' });
    desk = await openDesk(inChromium, server.address);
  });
  afterAll(async () => {
    await desk?.close();
    await server?.close();
  });

  const signInAs = (name: string) => desk.signIn(`${name}@parley.example`, 'parley-sample');
  const dialog = () => desk.page.getByRole('dialog').first();
  const leave = async () => {
    await desk.page.keyboard.press('Escape');
    await dialog().waitFor({ state: 'detached' });
  };

  test('on the form to sign in, also when it refuses', async () => {
    pictureOnFailure(desk);
    await desk.button('Sign in').waitFor();
    await expectNoProblems(desk, 'sign-in');
    await desk.signIn('ana@parley.example', 'wrong');
    await desk.page.getByRole('alert').waitFor();
    await expectNoProblems(desk, 'sign-in refused');
  });

  test('at the desk: nothing open, offers ringing, a VIP’s thread with note and script', async () => {
    pictureOnFailure(desk);
    await signInAs('ana');
    await desk.list.getByRole('option').first().waitFor();
    await desk.page
      .getByRole('article', { name: /^Offer: / })
      .first()
      .waitFor();
    await expectNoProblems(desk, 'offers');
    await desk.button(/^My state: /).click();
    await desk.page.getByRole('menuitem', { name: 'Busy' }).click();
    await desk.open('Maja Novak');
    await desk.page.getByRole('region', { name: 'Suggested script' }).waitFor();
    await expectNoProblems(desk, 'chat thread');
    await desk.page.getByRole('tab', { name: 'Note', exact: true }).click();
    await expectNoProblems(desk, 'note');
    await desk.page.getByRole('tab', { name: /^Reply/ }).click();
  });

  test('in an email, with its rich text and its frame', async () => {
    pictureOnFailure(desk);
    await desk.list
      .getByRole('option')
      .filter({ has: desk.page.getByRole('img', { name: 'Email' }) })
      .first()
      .click();
    await desk.button('Bold').waitFor();
    await expectNoProblems(desk, 'email thread');
  });

  test('in every question an action asks, in the palette, and among the keys', async () => {
    pictureOnFailure(desk);
    for (const action of ['Snooze', 'Transfer'] as const) {
      await desk.button(action).click();
      await dialog().waitFor();
      await expectNoProblems(desk, action);
      await leave();
    }
    await desk.button('More actions').click();
    await desk.page.getByRole('menu').waitFor();
    await expectNoProblems(desk, 'more actions');
    await desk.page.keyboard.press('Escape');
    await desk.page.keyboard.press('Control+k');
    await desk.page.getByRole('combobox', { name: 'Search and commands' }).fill('Novak');
    await desk.page.getByRole('option', { name: /Novak/ }).first().waitFor();
    await desk.page.getByText('This computer and the server were searched.').waitFor();
    await expectNoProblems(desk, 'palette');
    await leave();
    await desk.button(/waiting to send$/).click();
    await dialog().waitFor();
    await expectNoProblems(desk, 'waiting to send');
    await leave();
  });

  test.each(['Customers', 'Settings'])('on the screen %s', async (screen) => {
    pictureOnFailure(desk);
    await desk.button(screen).click();
    await desk.page.getByRole('main').waitFor();
    await expectNoProblems(desk, screen);
  });

  test('on every page of the administration, and in its forms', async () => {
    pictureOnFailure(desk);
    await desk.signOut();
    await signInAs('nika');
    await desk.says('Connected');
    await desk.button('Administration').click();
    const pages = desk.page.getByRole('navigation', { name: 'Administration' });
    const lists = ['Inboxes', 'Users', 'Queues', 'Business hours', 'Promises', 'Keywords', 'Outcomes'];
    for (const name of [...lists, 'Canned replies', 'Scripts', 'Rewards', 'Tags']) {
      await desk.button(name, pages).click();
      const main = desk.page.getByRole('main', { name });
      await main.getByRole('row').nth(1).waitFor();
      await expectNoProblems(desk, `administration ${name}`);
      await main.getByRole('row').nth(1).click();
      await dialog().waitFor();
      await expectNoProblems(desk, `administration ${name} form`);
      await leave();
    }
    for (const name of ['Floor rules', 'Simulator', 'Supervision', 'Away reasons']) {
      await desk.button(name, pages).click();
      await desk.page.getByRole('main', { name }).getByRole('heading', { level: 1 }).waitFor();
      await expectNoProblems(desk, `administration ${name}`);
    }
    await desk.button('Queues', pages).click();
    await desk.page.getByRole('row').filter({ hasText: 'Where is my parcel' }).click();
    for (const name of ['Who and when', 'Afterwards', 'Compensation']) {
      await desk.page.getByRole('tab', { name }).click();
      await expectNoProblems(desk, `administration queue ${name}`);
    }
    await leave();
    await desk.button('Simulator', pages).click();
    await desk.button('Replay', desk.page.getByRole('main')).click();
    await desk.page.getByRole('region', { name: 'Result' }).waitFor();
    await expectNoProblems(desk, 'administration Simulator result');
  });
});
