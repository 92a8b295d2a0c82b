import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { buildStale } from '../../scripts/build.ts';
import { missingPart as missingChromium, openProfile } from './harness/chromium.ts';
import { copyDesk, type DeskCopy } from './harness/desk-copy.ts';
import { freshProfile, launchElectron, missingPart, type RunningDesktop } from './harness/electron.ts';
import { describeWith } from './harness/parts.ts';
import { adminEnv } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

let server: RunningServer;
beforeAll(async () => {
  await buildStale(['main', 'renderer']);
  server = await startServer(adminEnv);
});
afterAll(() => server?.close());

describeWith(missingPart, 'a desktop whose installation is damaged', () => {
  let copy: DeskCopy;
  let running: RunningDesktop;
  afterEach(async () => {
    await running?.close();
    copy?.remove();
  });
  const launchWithout = async (part: string) => {
    copy = copyDesk();
    copy.lose(part);
    const env = { PARLEY_DESK: copy.folder, LANGUAGE: 'en', LANG: 'en_GB.UTF-8' };
    running = await launchElectron({ serverUrl: server.address, env });
    return running.page;
  };

  test('without the desk it says so, and the button leads on when it is there again', async () => {
    const page = await launchWithout('start');
    await page.getByRole('alert').filter({ hasText: 'Parley could not be loaded' }).waitFor();
    await page.getByText('Nothing is lost').waitFor();
    const shots = process.env.PARLEY_E2E_SCREENS;
    if (shots) {
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: `${shots}/not-loaded-${colorScheme}.png` });
      }
    }
    copy.mend('start');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  });

  test('without the engine it says so too, instead of starting for ever', async () => {
    const page = await launchWithout('worker');
    await page.getByRole('alert').filter({ hasText: 'The file of the engine could not be loaded' }).waitFor();
    copy.mend('worker');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
  });

  test.skipIf(process.platform === 'win32')(
    'a window is on screen although its page does not finish loading',
    async () => {
      copy = copyDesk();
      const release = copy.holdStyles();
      // Comes back when the window is shown.
      running = await launchElectron({ serverUrl: server.address, env: { PARLEY_DESK: copy.folder } });
      expect(await running.page.evaluate(() => document.readyState)).not.toBe('complete');
      release();
      await running.page.waitForFunction(() => document.readyState === 'complete');
    },
  );
});

describeWith(missingChromium, 'a browser whose connection breaks off while the desk loads', () => {
  test('it is asked for again, and nobody hears of it', async () => {
    const context = await openProfile(freshProfile());
    try {
      const page = await context.newPage();
      let asked = 0;
      await page.route(/\/assets\/start-[^/]*\.js$/, (route) => {
        asked += 1;
        return asked === 1 ? route.abort('connectionreset') : route.continue();
      });
      await page.goto(server.address);
      await page.getByRole('button', { name: 'Sign in', exact: true }).waitFor();
      expect(asked).toBe(2);
    } finally {
      await context.close();
    }
  });
});
