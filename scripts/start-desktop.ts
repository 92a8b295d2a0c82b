import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ensureElectron } from './electron-runtime.ts';
import { signInFile } from './start-backend.ts';

export interface Desktop {
  /** `closed` by the person or a signal; `failed` with what it said last. */
  ended: Promise<{ name: 'closed' } | { name: 'failed'; sentence: string }>;
  stop(): Promise<void>;
}

function hasDisplay(): boolean {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}

/** Opens the built desktop on this server, or answers in a sentence why it cannot be opened here. */
export async function openDesktop(options: { server: string; dataDir: string }): Promise<Desktop | string> {
  const { server, dataDir } = options;
  if (!hasDisplay()) return 'No display found.';
  const runtime = await ensureElectron().catch((error: unknown) =>
    error instanceof Error ? error.message : `${error}`,
  );
  if (typeof runtime === 'string') return runtime;

  // As root Chromium's own sandbox refuses to start.
  const args = [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...runtime.appArgs, ...process.argv.slice(2)];
  const outputFile = join(dataDir, 'desktop-output.log');
  const output = openSync(outputFile, 'w');
  const child = spawn(runtime.executable, args, {
    env: {
      ...process.env,
      PARLEY_SERVER: server,
      PARLEY_SIGN_IN_FILE: signInFile(dataDir),
      // Beside the sample data, so that it never mixes with an installed Parley of this person.
      PARLEY_PROFILE: process.env.PARLEY_PROFILE ?? join(dataDir, 'desktop'),
    },
    stdio: ['ignore', output, output],
  });
  closeSync(output);
  process.once('exit', () => child.kill());

  const ended = new Promise<Awaited<Desktop['ended']>>((resolve) => {
    child.once('error', ({ message }) =>
      resolve({ name: 'failed', sentence: `The desktop did not start: ${message}` }),
    );
    child.once('exit', (code) => {
      if (code === 0 || code === null) resolve({ name: 'closed' });
      else resolve({ name: 'failed', sentence: explain(code, readFileSync(outputFile, 'utf8')) });
    });
  });
  return {
    ended,
    stop: async () => {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

function explain(code: number, output: string): string {
  const missing = /error while loading shared libraries: (\S+?):/.exec(output)?.[1];
  if (missing) return `The desktop needs ${missing}, which this computer lacks. On Debian: scripts/install-debian.sh`;
  return `The desktop ended with code ${code}. It said:\n${output.trim().split('\n').slice(-6).join('\n')}`;
}
