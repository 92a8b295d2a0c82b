import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { createConnection } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';
import { healthSchema } from '../src-shared/contract/health.ts';

/** A start that cannot go on, in one sentence for whoever started it. */
export class StartError extends Error {}

export interface Backend {
  address: string;
  /** False when it ran before us: then it is not ours to stop. */
  ours: boolean;
  /** Resolves with the exit code when the backend ends; never for one that was running already. */
  ended: Promise<number>;
  stop(): Promise<void>;
}

const signInSchema = z.object({ address: z.string(), email: z.string(), password: z.string() });
export type SampleSignIn = z.output<typeof signInSchema>;
export const signInFile = (dataDir: string): string => join(dataDir, 'sample-sign-in.json');

/** The sample agent's sign-in, once the server has filled the sample workspace. */
export function findSampleSignIn(dataDir: string): SampleSignIn | undefined {
  const path = signInFile(dataDir);
  if (!existsSync(path)) return undefined;
  const parsed = signInSchema.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  return parsed.success ? parsed.data : undefined;
}

/** The first start fills thousands of sample rows; a slow disk may take its time. */
const startTimeoutMs = 300_000;
const stopTimeoutMs = 15_000;
const pollMs = 150;

/**
 * The backend on this port: the one that runs there already, or a new child.
 * @throws StartError when another program has the port, or the backend does not come up
 */
export async function startBackend(options: { port: number; dataDir: string; entry?: string }): Promise<Backend> {
  const { port, dataDir, entry = 'src-server/main.ts' } = options;
  const address = `http://127.0.0.1:${port}`;
  if (await isHealthy(address)) {
    console.log(`A Parley server runs on port ${port} already; using it.`);
    return { address, ours: false, ended: new Promise(() => undefined), stop: async () => undefined };
  }
  if (await isTaken(port)) {
    throw new StartError(`Port ${port} is used by another program. Choose another one: PORT=${port + 1} npm start`);
  }
  mkdirSync(dataDir, { recursive: true });
  const logFile = join(dataDir, 'server.log');
  const log = openSync(logFile, 'a');
  const logStart = readFileSync(logFile).length;
  const child = spawn(process.execPath, [entry], {
    env: { ...process.env, PORT: String(port), DATA_DIR: dataDir, SAMPLE: process.env.SAMPLE ?? '1' },
    stdio: ['ignore', log, log],
    // A group of its own: Ctrl-C reaches us alone, and we ask it to stop once.
    detached: process.platform !== 'win32',
  });
  const ended = new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
  process.once('exit', () => child.kill());
  const giveUp = new AbortController();
  const outcome = await Promise.race([
    waitUntilHealthy(address, giveUp.signal),
    ended.then((code) => `ended with code ${code}`),
  ]);
  giveUp.abort();
  if (outcome !== 'healthy') {
    await stop(child, ended);
    const said = readFileSync(logFile).subarray(logStart).toString().trim().split('\n').slice(-12).join('\n');
    throw new StartError(`The backend ${outcome}. Its last lines, from ${logFile}:\n${said}`);
  }
  return { address, ours: true, ended, stop: () => stop(child, ended) };
}

async function stop(child: ChildProcess, ended: Promise<number>): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs);
  await ended;
  clearTimeout(timer);
}

async function waitUntilHealthy(address: string, givenUp: AbortSignal): Promise<string> {
  const deadline = Date.now() + startTimeoutMs;
  while (Date.now() < deadline && !givenUp.aborted) {
    if (await isHealthy(address)) return 'healthy';
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return `did not answer within ${startTimeoutMs / 1000} seconds`;
}

async function isHealthy(address: string): Promise<boolean> {
  try {
    const answer = await fetch(`${address}/healthz`, { signal: AbortSignal.timeout(2_000) });
    return healthSchema.parse(await answer.json()).status === 'ok';
  } catch {
    return false;
  }
}

function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
