import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ipcCallNames, ipcEventNames } from '#shared/contract/ipc-names.ts';
import { buildStale } from '../../scripts/build.ts';
import { bareDesk, launchBareDesk, unusedServer } from './harness/bare-desk.ts';
import { desktopCommand, missingPart, type RunningDesktop } from './harness/electron.ts';
import { describeWith } from './harness/parts.ts';

declare global {
  var told: { name: string; payload: unknown }[];
  var used: WeakRef<object>;
}

const listTold = (page: Page, name: string) =>
  page.evaluate((wanted) => told.filter((one) => one.name === wanted).map((one) => one.payload), name);

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
async function listViolations(page: Page): Promise<string[]> {
  // Evaluated, not added as a script: the page's own policy would refuse that.
  await page.evaluate(axe);
  return page.evaluate<string[]>('axe.run().then((found) => found.violations.map((one) => one.id))');
}

describeWith(missingPart, 'the desktop shell in real Electron', () => {
  let desk: RunningDesktop;
  beforeAll(async () => {
    await buildStale(['main']);
    desk = await launchBareDesk({ serverUrl: unusedServer });
  });
  afterAll(() => desk?.close());

  test('the page is a sandboxed renderer without Node', async () => {
    const preferences = await desk.app.evaluate(({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      // Internal, but the only place that tells what Electron really applied.
      return (contents as unknown as { getLastWebPreferences(): Record<string, unknown> }).getLastWebPreferences();
    });
    expect(preferences).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
    });
    const globals = await desk.page.evaluate(() =>
      ['require', 'process', 'module', 'Buffer', '__dirname'].filter((name) => name in globalThis),
    );
    expect(globals).toEqual([]);
  });

  test('a page gives back what it has used once nobody touches it', async () => {
    const isUsed = () => desk.page.evaluate(() => used.deref() !== undefined);
    await desk.page.evaluate(() => {
      globalThis.used = new WeakRef(Array.from({ length: 400_000 }, (_, n) => ({ n })));
      window.dispatchEvent(new Event('click'));
    });
    expect(await isUsed()).toBe(true);
    // By itself a page that rests would keep it for ten seconds and more.
    await expect.poll(isUsed, { timeout: 5_000 }).toBe(false);
  });

  test('the desk is a secure place with its own origin and durable storage', async () => {
    const place = await desk.page.evaluate(async () => ({
      origin: location.origin,
      secure: isSecureContext,
      persisted: await navigator.storage.persist(),
      hasSubtle: 'subtle' in crypto,
    }));
    expect(place).toEqual({ origin: 'app://parley', secure: true, persisted: true, hasSubtle: true });
  });

  test('every page comes with a policy that names the one server', async () => {
    const headers = await desk.page.evaluate(async () => Object.fromEntries((await fetch('/')).headers));
    expect(headers['content-security-policy']).toContain(
      "connect-src 'self' blob: http://127.0.0.1:4999 ws://127.0.0.1:4999",
    );
    expect(headers['content-security-policy']).toContain("script-src 'self';");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  test('what is not there is refused with a sentence, what is there comes as what it is', async () => {
    const answers = await desk.page.evaluate(async () => {
      const ask = async (path: string, method = 'GET') => {
        const response = await fetch(path, { method });
        return [response.status, response.headers.get('content-type'), (await response.text()).slice(0, 40)];
      };
      return [await ask('/assets/none.js'), await ask('/', 'POST'), (await ask('/index.html')).slice(0, 2)];
    });
    expect(answers).toEqual([
      [404, 'text/plain; charset=utf-8', 'No such file.'],
      [405, 'text/plain; charset=utf-8', 'Only reading is possible here.'],
      [200, 'text/html; charset=utf-8'],
    ]);
  });

  test('the policy holds: no eval, no inline script, no other server', async () => {
    const outcome = await desk.page.evaluate(async () => {
      const blocked: string[] = [];
      document.addEventListener('securitypolicyviolation', (event) => blocked.push(event.effectiveDirective));
      const script = document.createElement('script');
      script.textContent = 'globalThis.smuggled = true';
      document.body.append(script);
      await fetch('https://evil.example/').catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 200));
      return { smuggled: 'smuggled' in globalThis, blocked };
    });
    expect(outcome.smuggled).toBe(false);
    expect(outcome.blocked).toEqual(expect.arrayContaining(['script-src-elem', 'connect-src']));
  });

  test('a shared worker runs under the policy, one for all who ask, with storage and sockets', async () => {
    const answers = await desk.page.evaluate(async () => {
      const ask = () =>
        new Promise((resolve) => {
          const { port } = new SharedWorker('/assets/worker.js', { type: 'module', name: 'sync' });
          port.onmessage = ({ data }) => resolve(data);
        });
      return [await ask(), await ask()];
    });
    const parts = ['indexedDB', 'WebSocket', 'crypto'];
    expect(answers).toEqual([
      { ports: 1, parts },
      { ports: 2, parts },
    ]);
  });

  test('a path out of the app is refused', async () => {
    const statuses = await desk.page.evaluate(async () => {
      const paths = ['/..%2f..%2fpackage.json', '/assets/..%5c..%5cx.js', '/assets/missing.js', '/inbox/mine'];
      return Promise.all(paths.map(async (path) => (await fetch(path)).status));
    });
    expect(statuses).toEqual([403, 403, 404, 200]);
  });

  test('the bridge is exactly the contract, and an unknown channel is not there', async () => {
    const bridge = await desk.page.evaluate(() => ({
      parts: Object.keys(desktop).sort(),
      calls: Object.keys(desktop.calls).sort(),
      events: Object.keys(desktop.events).sort(),
      surplus: 'shell:exec' in desktop.calls,
      frozen: Object.isFrozen(desktop) && Object.isFrozen(desktop.calls),
    }));
    expect(bridge).toEqual({
      parts: ['calls', 'events'],
      calls: [...ipcCallNames].sort(),
      events: [...ipcEventNames].sort(),
      surplus: false,
      frozen: true,
    });
  });

  test('arguments of the wrong shape are refused with a typed error', async () => {
    const answer = await desk.page.evaluate(() => desktop.calls['badge:set']({ count: -1, tooltip: '' }));
    expect(answer).toEqual({ ok: false, code: 'bad-args', detail: 'count: too_small' });
  });

  test("the desktop tells its server, itself and the agent's presence", async () => {
    const answers = await desk.page.evaluate(async () => ({
      start: await desktop.calls['app:start-options'](),
      info: await desktop.calls['app:info'](),
      presence: await desktop.calls['presence:get'](),
    }));
    expect(answers.start).toEqual({ ok: true, value: { serverUrl: unusedServer, signIn: null } });
    expect(answers.info).toMatchObject({ ok: true, value: { packaged: false } });
    expect(answers.presence).toMatchObject({ ok: true, value: { idleSeconds: expect.any(Number) } });
  });

  test('the session is kept for this run, and the answer says how', async () => {
    const [saved, loaded, cleared] = await desk.page.evaluate(async () => {
      const save = await desktop.calls['session:save']({ token: 'token-1' });
      const load = await desktop.calls['session:load']();
      await desktop.calls['session:clear']();
      return [save, load, await desktop.calls['session:load']()] as const;
    });
    if (!saved.ok) throw new Error(saved.detail);
    expect(['keychain', 'memory-only']).toContain(saved.value.storage);
    expect(loaded).toEqual({ ok: true, value: { token: 'token-1', storage: saved.value.storage } });
    expect(cleared).toMatchObject({ ok: true, value: { token: null } });
    const onDisk = readFileSync(join(desk.profileDir, 'logs/desktop.log'), 'utf8');
    expect(onDisk).not.toContain('token-1');
  });

  test('the page cannot be led away, and an https link goes to the system instead', async () => {
    await desk.app.evaluate(({ shell }) => {
      const opened: string[] = [];
      Object.assign(globalThis, { opened });
      shell.openExternal = async (url) => {
        opened.push(url);
      };
    });
    await desk.page.evaluate(() => {
      // Not Playwright's click: it would wait for the navigation that must not happen.
      document.querySelector('a')?.click();
    });
    await desk.page.evaluate(() => {
      window.open('https://example.com/popup');
      window.open('file:///etc/passwd');
      location.href = 'file:///etc/passwd';
    });
    await desk.page.waitForTimeout(500);
    expect(desk.page.url()).toBe('app://parley/');
    expect(desk.app.windows()).toHaveLength(1);
    const opened = await desk.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
    expect(opened).toEqual(['https://example.com/track', 'https://example.com/popup']);
  });

  test('camera, place and screen are denied without asking', async () => {
    const denied = await desk.page.evaluate(async () => {
      const state = async (name: string) => (await navigator.permissions.query({ name: name as PermissionName })).state;
      const media = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
        () => 'granted',
        (error: Error) => error.name,
      );
      return { geolocation: await state('geolocation'), notifications: await state('notifications'), media };
    });
    expect(denied.geolocation).toBe('denied');
    expect(denied.notifications).toBe('granted');
    expect(denied.media).not.toBe('granted');
  });

  test('an offer raises the card only while the desk is out of sight, and its answer reaches the desk', async () => {
    const offer = (offerId: string) => ({
      offerId,
      conversationId: 'c1',
      customer: 'Oksana Shevchenko',
      tier: 'Platinum',
      channel: 'Messenger',
      preview: 'Third time I ask. Please just tell me the date.',
      offeredAt: Date.now(),
      expiresAt: Date.now() + 20_000,
      theme: 'light' as const,
      language: 'en',
    });
    const show = (offerId: string) => desk.page.evaluate((card) => desktop.calls['offer:show'](card), offer(offerId));
    expect(await show('o1')).toEqual({ ok: true, value: { shown: false } });

    await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
    const cardOpened = desk.app.waitForEvent('window');
    expect(await show('o2')).toEqual({ ok: true, value: { shown: true } });
    const card = await cardOpened;
    await card.getByRole('alertdialog', { name: 'Oksana Shevchenko' }).waitFor();
    expect(await card.evaluate(() => 'desktop' in globalThis)).toBe(false);
    expect(await listViolations(card)).toEqual([]);
    const cardClosed = card.waitForEvent('close');
    await card.getByRole('button', { name: 'Accept' }).click();
    await cardClosed;
    await expect.poll(() => listTold(desk.page, 'offer-action')).toEqual([{ offerId: 'o2', action: 'accept' }]);
    const visible = await desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
    expect(visible).toBe(true);
  });

  test('the self-check names an unreachable server and goes on', async () => {
    const answer = await desk.page.evaluate(() => desktop.calls['app:self-check']());
    if (!answer.ok) throw new Error(answer.detail);
    expect(answer.value.find((check) => check.name === 'server-reachable')?.state).toBe('broken');
    expect(answer.value.find((check) => check.name === 'profile-writable')?.state).toBe('good');
  });

  test('a second start ends by itself, brings the first to the front and hands over its link', async () => {
    const waiting = await desk.page.evaluate(() => desktop.calls['deep-link:take']());
    expect(waiting).toEqual({ ok: true, value: { link: null } });
    const second = await desktopCommand({ env: bareDesk, args: ['parley://conversation/c42'] }, desk.profileDir);
    const child = spawn(second.executable, second.args, { env: second.env, stdio: 'ignore' });
    const [code] = await once(child, 'exit');
    expect(code).toBe(0);
    await expect
      .poll(() => listTold(desk.page, 'deep-link'))
      .toEqual([{ kind: 'conversation', conversationId: 'c42' }]);
  });

  test('another server means another policy and no session from before', async () => {
    const server = createServer((_request, response) =>
      response.setHeader('access-control-allow-origin', '*').end('hello'),
    );
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    const other = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    const fetched = () => desk.page.evaluate((url) => fetch(url).then((answer) => answer.text(), String), other);
    expect(await fetched()).toContain('Failed to fetch');
    await desk.page.evaluate(async () => {
      await desktop.calls['session:save']({ token: 'for-the-first' });
    });
    const refused = await desk.page.evaluate(() => desktop.calls['server:set']({ address: 'http://desk.example.com' }));
    expect(refused).toEqual({ ok: true, value: { ok: false, reason: 'insecure' } });
    await desk.page.evaluate((address) => desktop.calls['server:set']({ address }), other).catch(() => undefined);
    await desk.page.waitForURL('app://parley/');
    await expect.poll(fetched).toBe('hello');
    expect(await desk.page.evaluate(() => desktop.calls['session:load']())).toMatchObject({ value: { token: null } });
    server.close();
  });
});
