import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { buildStale } from './build.ts';
import { type Backend, findSampleSignIn, StartError, signInFile, startBackend } from './start-backend.ts';
import { openDesktop } from './start-desktop.ts';

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
  // From here on a signal ends what was started; children end with this process, see their exit handlers.
  const asked = new Promise<'asked to stop'>((resolve) => {
    process.on('SIGINT', () => resolve('asked to stop'));
    process.on('SIGTERM', () => resolve('asked to stop'));
  });
  const built = await buildStale();
  if (built.length > 0) console.log(`Built ${built.join(', ')}.`);
  const fills = process.env.SAMPLE !== '0' && !existsSync(signInFile(dataDir));
  if (fills) console.log('First start: filling the sample workspace, this takes a moment.');

  const backend = await Promise.race([startBackend({ port, dataDir }), asked]);
  if (backend === 'asked to stop') process.exit(130);
  try {
    return await runDesk(backend, dataDir, asked);
  } finally {
    await backend.stop();
  }
}

/** Returns when the person is done: window closed, or Ctrl-C. */
async function runDesk(backend: Backend, dataDir: string, asked: Promise<'asked to stop'>): Promise<number> {
  const backendEnded = backend.ended.then((code): never => {
    throw new StartError(`The backend ended by itself (code ${code}); see ${join(dataDir, 'server.log')}.`);
  });
  const desktop = await openDesktop({ server: backend.address, dataDir });
  if (typeof desktop === 'string') {
    tellBrowserAddress(desktop, backend, dataDir);
  } else {
    console.log(`Parley opens. Its server is ${backend.address}; close the window or press Ctrl-C to end both.`);
    const outcome = await Promise.race([desktop.ended, asked, backendEnded]).finally(desktop.stop);
    if (outcome === 'asked to stop' || outcome.name === 'closed') return 0;
    tellBrowserAddress(outcome.sentence, backend, dataDir);
  }
  if (!backend.ours) return 0;
  console.log('Press Ctrl-C to stop.');
  await Promise.race([asked, backendEnded]);
  return 0;
}

function readPort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new StartError(`PORT must be a number from 1 to 65535, not "${text}".`);
}

function tellBrowserAddress(why: string, backend: Backend, dataDir: string): void {
  console.log(`${why} The same desk runs in a browser: ${backend.address}/`);
  const signIn = findSampleSignIn(dataDir);
  if (signIn) console.log(`Sign in as ${signIn.email} with the password ${signIn.password}`);
}
