import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchChromium, missingPart } from '../e2e/harness/chromium.ts';
import { describeReal } from '../real/require-part.ts';
import { recordingConnector } from './recording-connector.ts';
import { password, startApp } from './start-app.ts';

/** The engine where it really runs: in a worker of a real browser, for windows that come and go. */
describeReal('engine in Chromium', missingPart ?? null, () => {
  const provider = recordingConnector();
  let running: Awaited<ReturnType<typeof startApp>>;
  let chromium: Awaited<ReturnType<typeof launchChromium>>;

  beforeAll(async () => {
    const folder = mkdtempSync(join(tmpdir(), 'parley-page-'));
    await build({
      root: join(import.meta.dirname, 'sync-page'),
      configFile: false,
      logLevel: 'error',
      worker: { format: 'es' },
      build: { outDir: join(folder, 'no-build', 'renderer'), target: 'chrome114', minify: false },
    });
    running = await startApp({ folder, factories: { 'web-chat': provider.factory } });
    await provider.arrive({ externalId: 'in-1', text: 'Where is my order?' });
    chromium = await launchChromium();
  });
  afterAll(async () => {
    await chromium?.close();
    await running?.stop();
  });

  async function openDesk(context: BrowserContext): Promise<Page> {
    const page = await context.newPage();
    await page.goto(running.app.address);
    return page;
  }
  const signIn = (page: Page) =>
    page.evaluate(
      ([server, secret]) =>
        Reflect.get(window, 'probe').signIn({ server, email: 'ana@example.com', password: secret, device: 'test' }),
      [running.app.address, password],
    );
  const status = (page: Page, name: string) => page.getByRole('status').getByText(name, { exact: true }).waitFor();

  async function worksInTwoWindows(context: BrowserContext): Promise<void> {
    const first = await openDesk(context);
    await status(first, 'signed-out');
    expect(await signIn(first)).toMatchObject({ ok: true });
    await status(first, 'live');
    await first.getByText('Where is my order? [confirmed]').waitFor();
    const second = await openDesk(context);
    await status(second, 'live');
    const text = `reply ${Math.random()}`;
    await first.getByRole('textbox', { name: 'Reply' }).fill(text);
    await first.getByRole('button', { name: 'Send' }).click();
    await second.getByText(`${text} [confirmed]`).waitFor();
    await expect.poll(() => provider.sent.filter((message) => message.text === text).length).toBe(1);
    // The window that started the engine closes; the other goes on.
    await first.close();
    const inbound = `and now? ${Math.random()}`;
    await provider.arrive({ externalId: inbound, text: inbound });
    await second.getByText(`${inbound} [confirmed]`).waitFor({ timeout: 20_000 });
    const after = `after ${Math.random()}`;
    await second.getByRole('textbox', { name: 'Reply' }).fill(after);
    await second.getByRole('button', { name: 'Send' }).click();
    await second.getByText(`${after} [confirmed]`).waitFor();
    // The index follows the rows; an engine that has just taken over works off what the other one left.
    await expect
      .poll(() => second.evaluate(() => Reflect.get(window, 'probe').searchLocal('order whe')), { timeout: 15_000 })
      .toMatchObject({
        conversations: [{ snippet: 'Where is my order?' }],
      });
  }

  test('two windows share one engine, and it outlives the window that started it', async () => {
    const context = await chromium.browser.newContext();
    await worksInTwoWindows(context);
    await context.close();
  });

  test('without shared workers the windows elect one, and another takes over when it closes', async () => {
    const context = await chromium.browser.newContext();
    await context.addInitScript(() => Reflect.deleteProperty(window, 'SharedWorker'));
    await worksInTwoWindows(context);
    await context.close();
  });

  test('closed and opened again, the desk is signed in and has its rows; signing out ends that', async () => {
    const context = await chromium.browser.newContext();
    const page = await openDesk(context);
    await status(page, 'signed-out');
    await signIn(page);
    await page.getByText('Where is my order? [confirmed]').waitFor();
    await page.close();
    const again = await openDesk(context);
    await again.getByText('Where is my order? [confirmed]').waitFor();
    await status(again, 'live');
    await again.evaluate(() => Reflect.get(window, 'probe').signOut());
    await status(again, 'signed-out');
    await again.reload();
    await status(again, 'signed-out');
    expect(await again.getByText('Where is my order?').count()).toBe(0);
    await context.close();
  });
});
