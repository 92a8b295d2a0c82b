import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildStale } from './build.ts';
import { ensureElectron } from './electron-runtime.ts';
import { type Backend, findSampleSignIn, StartError, signInFile, startBackend } from './start-backend.ts';

/**
 * `npm start`: builds what is stale, starts the backend with its sample workspace, opens the desktop signed in; without a
 * display it tells where the same desk runs in a browser. PORT and DATA_DIR choose another place.
 */
process.chdir(join(import.meta.dirname, '..'));
try {
  process.exitCode = await start();
} catch (error) {
  if (!(error instanceof StartError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}

async function start(): Promise<number> {
  const port = readPort(process.env.PORT ?? '4600');
  const dataDir = resolve(process.env.DATA_DIR ?? './data');
  const built = await buildStale();
  if (built.length > 0) console.log(`Built ${built.join(', ')}.`);
  const fills = process.env.SAMPLE !== '0' && !existsSync(signInFile(dataDir));
  if (fills) console.log('First start: filling the sample workspace, this takes a moment.');
  const backend = await startBackend({ port, dataDir });
  const asked = new Promise<'asked to stop'>((resolve) => {
    process.on('SIGINT', () => resolve('asked to stop'));
    process.on('SIGTERM', () => resolve('asked to stop'));
  });
  const desktop = await openDesktop(backend, dataDir);
  if (!desktop) {
    tellBrowserAddress(backend, dataDir);
    if (!backend.ours) return 0;
    console.log('Press Ctrl-C to stop.');
  }

  const backendEnded = backend.ended.then((code) => ({ backendCode: code }));
  const outcome = await Promise.race([asked, backendEnded, ...(desktop ? [hasEnded(desktop)] : [])]);
  if (desktop && desktop.exitCode === null && desktop.signalCode === null) {
    desktop.kill('SIGTERM');
    await hasEnded(desktop);
  }
  await backend.stop();
  if (typeof outcome === 'object') {
    throw new StartError(
      `The backend ended by itself (code ${outcome.backendCode}); see ${join(dataDir, 'server.log')}.`,
    );
  }
  return 0;
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartError(`PORT must be a number from 1 to 65535, not "${text}".`);
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

async function openDesktop(backend: Backend, dataDir: string): Promise<ChildProcess | undefined> {
  if (!hasDisplay()) {
    process.stdout.write('No display found. ');
    return undefined;
  }
  const runtime = await ensureElectron().catch((error: unknown) => {
    console.log(error instanceof Error ? error.message : String(error));
    return undefined;
  });
  if (!runtime) return undefined;
  // As root Chromium's own sandbox refuses to start.
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...runtime.appArgs, ...process.argv.slice(2)];
  console.log(`Parley opens. Its server is ${backend.address}; close the window or press Ctrl-C to end both.`);
  return spawn(runtime.executable, args, {
    env: {
      ...process.env,
      PARLEY_SERVER: backend.address,
      PARLEY_SIGN_IN_FILE: signInFile(dataDir),
      // Beside the sample data, so that it never mixes with an installed Parley of this person.
      PARLEY_PROFILE: process.env.PARLEY_PROFILE ?? join(dataDir, 'desktop'),
    },
    stdio: ['ignore', 'ignore', 'ignore'],
  });
}

function hasEnded(child: ChildProcess): Promise<'desktop closed'> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve('desktop closed');
    else child.once('exit', () => resolve('desktop closed'));
  });
}

function tellBrowserAddress(backend: Backend, dataDir: string): void {
  console.log(`The same desk runs in a browser: ${backend.address}/`);
  const signIn = findSampleSignIn(dataDir);
  if (signIn) console.log(`Sign in as ${signIn.email} with the password ${signIn.password}`);
}
