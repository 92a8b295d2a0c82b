import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import type { DesktopBridge } from '#shared/contract/ipc.ts';
import { ensureElectron } from '../../../scripts/electron-runtime.ts';
import { missingDisplay, openDisplay } from './display.ts';

declare global {
  /** What the preload put there, for `page.evaluate`. */
  var desktop: DesktopBridge;
}

export interface RunningDesktop {
  app: ElectronApplication;
  /** The desk's window. */
  page: Page;
  /** Launch again with the same one to test a restart. */
  profileDir: string;
  close(): Promise<void>;
}

export interface DesktopOptions {
  /** Origin of the server, as PARLEY_SERVER; left out, the desktop knows none. */
  serverUrl?: string;
  /** Left out: a fresh one. */
  profileDir?: string;
  env?: Record<string, string>;
  args?: string[];
  /** `packed`: what `npm run package -- --dir` made, instead of the work tree's build. */
  app?: 'built' | 'packed';
}

/** Where `npm run package -- --dir` puts the app on Linux. */
export const packedFolder = resolve(import.meta.dirname, '../../../release/linux-unpacked');

const runtime = await ensureElectron(() => undefined).catch((error: unknown) => String(error));

/** Why real Electron cannot run here, or undefined. */
export const missingPart: string | undefined = missingDisplay ?? (typeof runtime === 'string' ? runtime : undefined);

export const freshProfile = (): string => mkdtempSync(join(tmpdir(), 'parley-profile-'));

/** The environment every desktop of the tests starts with, its display included. */
async function desktopEnv(options: DesktopOptions, profileDir: string): Promise<Record<string, string>> {
  const display = await openDisplay();
  return {
    ...Object.fromEntries(
      Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
    ),
    ...(display === undefined ? {} : { DISPLAY: display }),
    PARLEY_PROFILE: profileDir,
    ...(options.serverUrl === undefined ? {} : { PARLEY_SERVER: options.serverUrl }),
    ...options.env,
  };
}

/** Chromium's own sandbox refuses to run as root; the pages stay sandboxed renderers all the same. */
const sandboxArgs = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

/** What to spawn when a test wants the process itself, as for a second instance. */
export async function desktopCommand(options: DesktopOptions, profileDir: string) {
  if (typeof runtime === 'string') throw new Error(runtime);
  const packed = options.app === 'packed';
  return {
    executable: packed ? join(packedFolder, 'parley') : runtime.executable,
    args: [...sandboxArgs, ...(packed ? [] : runtime.appArgs), ...(options.args ?? [])],
    env: await desktopEnv(options, profileDir),
  };
}

/** Real Electron with the desktop, built (`buildStale()`) or packed beforehand. */
export async function launchElectron(options: DesktopOptions = {}): Promise<RunningDesktop> {
  const profileDir = options.profileDir ?? freshProfile();
  const { executable, args, env } = await desktopCommand(options, profileDir);
  const executablePath = options.env?.NODE_OPTIONS
    ? keepNodeOptions(executable, options.env.NODE_OPTIONS, profileDir)
    : executable;
  const app = await _electron.launch({ executablePath, args, env, timeout: 60_000 });
  const page = await app.firstWindow({ timeout: 60_000 });
  await app.evaluate(
    ({ BrowserWindow }) =>
      new Promise<void>((shown) => {
        // A page exists before its window is shown; a test that hides the window must not be overtaken by that.
        const window = BrowserWindow.getAllWindows()[0];
        if (!window || window.isVisible()) shown();
        else window.once('show', () => shown());
      }),
  );
  let closing: Promise<void> | null = null;
  const close = () => {
    closing ??= closeFirmly(app);
    return closing;
  };
  return { app, page, profileDir, close };
}

/** Playwright takes NODE_OPTIONS away from what it starts: it starts a script that sets them and becomes the desktop. */
function keepNodeOptions(executable: string, nodeOptions: string, profileDir: string): string {
  const script = join(profileDir, 'desktop.sh');
  writeFileSync(script, `#!/bin/sh\nNODE_OPTIONS='${nodeOptions}' exec '${executable}' "$@"\n`, { mode: 0o755 });
  return script;
}

/** Asks it to quit, and ends it by its pid when it does not: one hung desktop must not hang the rest. */
async function closeFirmly(app: ElectronApplication): Promise<void> {
  const child = app.process();
  const timer = setTimeout(() => child.kill('SIGKILL'), 10_000);
  await app.close().catch(() => undefined);
  clearTimeout(timer);
}
