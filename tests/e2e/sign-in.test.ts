import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Desk, eventually, openDesk, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { adminEnv, ana, furnish, openRest } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

/** Where the desktop keeps the session: in the keychain, or nowhere. */
async function tokenStorage({ page }: Desk): Promise<string> {
  const answer = await page.evaluate(() => desktop.calls['session:load']());
  return answer.ok ? answer.value.storage : answer.detail;
}

let server: RunningServer;
beforeAll(async () => {
  server = await startServer(adminEnv);
  await furnish(await openRest(server.address));
});
afterAll(() => server?.close());

describeInEveryHost('signing in', (host) => {
  let desk: Desk;
  beforeAll(async () => {
    desk = await openDesk(host, server.address);
  });
  afterAll(() => desk?.close());

  test('a wrong password is said, and what was typed stays', async () => {
    pictureOnFailure(desk);
    await desk.signIn(ana.email, 'not this one');
    await desk.page.getByRole('alert').filter({ hasText: 'Email or password is wrong.' }).waitFor();
    expect(await desk.page.getByRole('textbox', { name: 'Email' }).inputValue()).toBe(ana.email);
    expect(await desk.page.getByRole('textbox', { name: 'Reply' }).count()).toBe(0);
  });

  test('the right password opens the desk, live', async () => {
    pictureOnFailure(desk);
    await desk.signIn(ana.email);
    await desk.says('Connected');
    await desk.button(`${ana.name}: settings`).waitFor();
  });

  test('a reload keeps the session', async () => {
    pictureOnFailure(desk);
    await desk.reload();
    await desk.says('Connected');
    expect(await desk.button('Sign in').count()).toBe(0);
  });

  test('a restart keeps it too, or says beforehand that this computer cannot', async () => {
    pictureOnFailure(desk);
    // A desktop without a keychain writes no token anywhere: it said so under the form, and asks again.
    const forgets = host.name === 'Electron' && (await tokenStorage(desk)) === 'memory-only';
    await desk.restart();
    if (forgets) {
      await desk.page.getByText('This computer has no keychain').waitFor();
      expect(await desk.page.getByRole('textbox', { name: 'Email' }).inputValue()).toBe(ana.email);
      await desk.signIn(ana.email);
    }
    await desk.says('Connected');
  });

  test('signing out ends the session on the server and keeps nobody in', async () => {
    pictureOnFailure(desk);
    const rest = await openRest(server.address, ana.email);
    const devices = async () => {
      const { items } = (await rest.call('GET', '/sessions')) as { items: { device: string }[] };
      return items.filter(({ device }) => device.startsWith('Parley')).length;
    };
    const before = await devices();
    await desk.signOut();
    await desk.button('Sign in').waitFor();
    await eventually(devices).toBeLessThan(before);
    await desk.reload();
    await desk.button('Sign in').waitFor();
  });
});
