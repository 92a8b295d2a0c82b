import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { openDisplay } from './harness/display.ts';
import { missingPart } from './harness/electron.ts';
import { describeWith } from './harness/parts.ts';

const root = resolve(import.meta.dirname, '../..');
const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill('SIGTERM');
});

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}

/** `npm start` without its sample, which other tests look at: this one is about what starts and what ends. */
async function start(env: Record<string, string>) {
  const port = await freePort();
  const dataDir = mkdtempSync(join(tmpdir(), 'parley-data-'));
  const child = spawn(process.execPath, ['scripts/start.ts'], {
    cwd: root,
    env: {
      ...process.env,
      DISPLAY: '',
      WAYLAND_DISPLAY: '',
      PORT: String(port),
      DATA_DIR: dataDir,
      SAMPLE: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.push(child);
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (bytes: Buffer) => {
      said += bytes;
    });
  }
  const ended = once(child, 'exit').then(([code]) => Number(code));
  const waitFor = (text: string) => expect.poll(() => said, { timeout: 60_000, interval: 100 }).toContain(text);
  return { child, ended, waitFor, address: `http://127.0.0.1:${port}`, dataDir, said: () => said };
}
const answers = (address: string) =>
  fetch(`${address}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );

test('without a display the address of the same desk is printed, and Ctrl-C ends the backend too', async () => {
  const { child, ended, waitFor, address } = await start({});
  await waitFor(`No display found. The same desk runs in a browser: ${address}/`);
  expect(await answers(address)).toBe(true);
  child.kill('SIGINT');
  expect(await ended).toBe(0);
  expect(await answers(address)).toBe(false);
});

test('a taken port is told with a sentence and exit code 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const { ended, said } = await start({ PORT: String(port) });
  expect(await ended).toBe(1);
  expect(said()).toContain(`Port ${port} is used by another program.`);
  other.close();
});

test('a backend that cannot start is quoted, with exit code 1', async () => {
  const { ended, said } = await start({ DATABASE_URL: 'mysql://nowhere' });
  expect(await ended).toBe(1);
  expect(said()).toContain('must start with postgres://');
});

test('a desktop that lacks a library is told with the remedy, and the backend stays for a browser', async () => {
  const broken = join(mkdtempSync(join(tmpdir(), 'parley-broken-')), 'electron');
  const complaint = 'electron: error while loading shared libraries: libgtk-3.so.0: cannot open shared object file';
  writeFileSync(broken, `#!/bin/sh\necho '${complaint}' >&2\nexit 127\n`, { mode: 0o755 });
  const { child, ended, waitFor, address } = await start({ DISPLAY: ':77', PARLEY_ELECTRON: broken });
  await waitFor('The desktop needs libgtk-3.so.0, which this computer lacks. On Debian: scripts/install-debian.sh');
  await waitFor(`The same desk runs in a browser: ${address}/`);
  expect(await answers(address)).toBe(true);
  child.kill('SIGTERM');
  expect(await ended).toBe(0);
  expect(await answers(address)).toBe(false);
});

test('Ctrl-C while the backend is still coming up leaves nothing running', async () => {
  const { child, ended, address, dataDir } = await start({});
  await expect.poll(() => existsSync(join(dataDir, 'server.log')), { timeout: 20_000, interval: 20 }).toBe(true);
  child.kill('SIGINT');
  await ended;
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  expect(await answers(address)).toBe(false);
});

describeWith(missingPart, 'start with a display', () => {
  test('the desktop opens on this backend, and closing it ends the backend', async () => {
    const display = await openDisplay();
    const { child, ended, waitFor, address, dataDir } = await start(display === undefined ? {} : { DISPLAY: display });
    await waitFor('Parley opens.');
    await expect.poll(() => existsSync(join(dataDir, 'desktop/logs/desktop.log')), { timeout: 20_000 }).toBe(true);
    const family = spawnSync('ps', ['-o', 'pid=,comm=', '--ppid', String(child.pid)], { encoding: 'utf8' }).stdout;
    const desktop = /(\d+) electron/.exec(family)?.[1];
    process.kill(Number(desktop), 'SIGTERM');
    expect(await ended).toBe(0);
    expect(await answers(address)).toBe(false);
  });
});
