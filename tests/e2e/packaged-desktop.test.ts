import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { launchElectron, missingPart, packedFolder, type RunningDesktop } from './harness/electron.ts';
import { describeWith } from './harness/parts.ts';
import { adminEmail, adminEnv, password } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

const root = resolve(import.meta.dirname, '../..');
const onLinux = process.platform === 'linux' ? missingPart : 'the packed app is tried on Linux';

describeWith(onLinux, 'the packed desktop', () => {
  let server: RunningServer;
  let running: RunningDesktop;
  beforeAll(async () => {
    const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/package.ts', '--dir'], {
      cwd: root,
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`packing failed:\n${stdout}\n${stderr}`);
    server = await startServer(adminEnv);
    running = await launchElectron({ app: 'packed', serverUrl: server.address });
  });
  afterAll(async () => {
    await running?.close();
    await server?.close();
  });

  test('it starts from its archive and shows the desk', async () => {
    await expect.poll(() => running.page.url()).toMatch(/^app:\/\/parley\//);
    const info = await running.page.evaluate(() => desktop.calls['app:info']());
    expect(info).toMatchObject({
      ok: true,
      value: { packaged: true, version: expect.stringMatching(/^\d+\.\d+\.\d+/) },
    });
    expect(readdirSync(join(packedFolder, 'resources'))).toEqual(['app.asar']);
  });

  test('one can sign in to a server with it', async () => {
    const { page } = running;
    await page.getByRole('textbox', { name: 'Email' }).fill(adminEmail);
    await page.getByLabel('Password', { exact: true }).fill(password);
    await page.getByRole('button', { name: 'Sign in', exact: true }).click();
    const standing = page.getByRole('contentinfo').getByRole('status').filter({ hasText: 'Connected' });
    await standing.waitFor({ state: 'attached' });
  });

  test('it carries the built parts and nothing of the work tree', () => {
    const archive = join(packedFolder, 'resources/app.asar');
    const list = spawnSync(process.execPath, ['node_modules/@electron/asar/bin/asar.js', 'list', archive], {
      cwd: root,
      encoding: 'utf8',
    });
    const top = new Set(
      list.stdout
        .split('\n')
        .filter(Boolean)
        .map((path) => path.split(/[/\\]/).slice(1, 3).join('/')),
    );
    expect([...top].sort()).toEqual(['dist', 'dist/main', 'dist/renderer', 'package.json']);
    expect(existsSync(join(packedFolder, 'resources/app'))).toBe(false);
  });

  test('its environment cannot turn it into a plain Node', () => {
    const executable = join(packedFolder, 'parley');
    const { stdout } = spawnSync(executable, ['-e', 'console.log("node")'], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1', DISPLAY: '' },
      encoding: 'utf8',
      timeout: 5_000,
    });
    expect(stdout).not.toContain('node');
  });
});
