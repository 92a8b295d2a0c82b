import { type ChildProcess, spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureElectron } from '../../../scripts/electron-runtime.ts';
import { endProcess } from '../end-process.ts';
import { type WatchedPage, watchFirstPage } from './watched-page.ts';

export interface Command {
  executable: string;
  args: string[];
  env: Record<string, string>;
}

/**
 * The least an Electron app can be: one window with one line. The runtime for tests starts what stands in its own resources, so
 * the bare app gets a copy of it.
 */
export async function makeBareShell(like: Command): Promise<Command & { remove(): void }> {
  const runtime = await ensureElectron(() => undefined);
  const home = mkdtempSync(join(tmpdir(), 'parley-bare-'));
  const copy = join(home, 'runtime');
  cpSync(runtime.folder, copy, { recursive: true, filter: (source) => !/resources\/(app|default_app)/.test(source) });
  const app = join(copy, 'resources', 'app');
  mkdirSync(app, { recursive: true });
  writeFileSync(join(app, 'package.json'), JSON.stringify({ name: 'bare', main: 'main.js' }));
  writeFileSync(join(app, 'index.html'), '<!doctype html><title>bare</title><p id="ready">A bare window</p>');
  writeFileSync(
    join(app, 'main.js'),
    `const { app, BrowserWindow } = require('electron');
app.setPath('userData', ${JSON.stringify(join(home, 'profile'))});
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile(require('node:path').join(__dirname, 'index.html'));
});`,
  );
  const executable = join(copy, runtime.executable.slice(runtime.folder.length + 1));
  return {
    executable,
    args: like.args.filter((arg) => arg.startsWith('--no-sandbox')),
    env: like.env,
    remove: () => rmSync(home, { recursive: true, force: true }),
  };
}

/**
 * The environment of a desk whose operating system has a keychain: machines that run benchmarks have none, and without one the
 * desk asks for the password at every start. Only the operating system's part is stood in for, where Electron calls it.
 */
export function keychainFor(profileDir: string): Record<string, string> {
  const file = join(profileDir, 'keychain.cjs');
  writeFileSync(
    file,
    `const Module = require('node:module');
const load = Module._load;
Module._load = function (request, ...rest) {
  const loaded = load.call(this, request, ...rest);
  if (request !== 'electron' || !loaded.safeStorage) return loaded;
  Module._load = load;
  Object.assign(loaded.safeStorage, {
    isEncryptionAvailable: () => true,
    getSelectedStorageBackend: () => 'gnome_libsecret',
    encryptString: (text) => Buffer.from(text, 'utf8').reverse(),
    decryptString: (bytes) => Buffer.from(bytes).reverse().toString('utf8'),
  });
  return loaded;
};`,
  );
  return { NODE_OPTIONS: `--require ${file}` };
}

export interface RunningShell {
  page: WatchedPage;
  /** When the process was started, epoch ms. */
  startedAt: number;
  /** Memory of all its processes, each shared page counted in shares (PSS), MB. */
  pssMb(): number;
  close(): Promise<void>;
}

/** Starts a program as a person does, and looks at its window from outside: no debugger holds its main process up. */
export async function launch({ executable, args, env }: Command): Promise<RunningShell> {
  const startedAt = Date.now();
  const child = spawn(executable, [...args, '--remote-debugging-port=0'], { env, stdio: ['ignore', 'ignore', 'pipe'] });
  try {
    const page = await watchFirstPage(await debuggingPort(child));
    return {
      page,
      startedAt,
      pssMb: () => familyOf(child.pid ?? -1).reduce((sum, pid) => sum + pssKb(pid), 0) / 1024,
      async close() {
        page.close();
        await endProcess(child);
      },
    };
  } catch (error) {
    await endProcess(child);
    throw error;
  }
}

function debuggingPort(child: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    let said = '';
    child.once('exit', (code) => reject(new Error(`it ended (${code}) before its window was there:\n${said}`)));
    child.stderr?.on('data', (bytes: Buffer) => {
      said += bytes;
      const found = /DevTools listening on ws:\/\/[^:]+:(\d+)/.exec(said)?.[1];
      if (found) resolve(Number(found));
    });
  });
}

/** The process and everything it started, however deep. */
function familyOf(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    try {
      // The name in brackets may hold blanks and brackets; what follows the last one does not.
      const fields = readFileSync(`/proc/${name}/stat`, 'utf8')
        .replace(/^.*\) /s, '')
        .split(' ');
      parents.set(Number(name), Number(fields[1]));
    } catch {
      // It ended meanwhile.
    }
  }
  const family = [root];
  for (const pid of family) for (const [child, parent] of parents) if (parent === pid) family.push(child);
  return family;
}

function pssKb(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
