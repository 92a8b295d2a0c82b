import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { freePort } from '../../real/free-port.ts';

const main = resolve(import.meta.dirname, '../../../src-server/main.ts');

export interface RunningServer {
  address: string;
  /** Its data folder. */
  folder: string;
  /** Everything it has printed, over restarts. */
  said(): string;
  /** Ends it: in good order, or as a power cut would. The address and the data stay. */
  stop(how?: 'SIGTERM' | 'SIGKILL'): Promise<number | null>;
  /** Starts it again on the same port and data. */
  start(): Promise<void>;
  /** Ends it and removes its data. */
  close(): Promise<void>;
}

/** A spawned server and what became of it, for starts that are refused. */
export function spawnServer(env: Record<string, string>): { child: ChildProcess; said(): string } {
  const child = spawn(process.execPath, [main], {
    env: { ...process.env, NODE_ENV: 'production', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (bytes: Buffer) => {
      said += bytes;
    });
  return { child, said: () => said };
}

export const freshFolder = (): string => mkdtempSync(join(tmpdir(), 'parley-e2e-'));

/** The real server as a process of its own, on a free port, with its embedded database in a fresh folder. */
export async function startServer(env: Record<string, string> = {}): Promise<RunningServer> {
  const folder = freshFolder();
  const port = await freePort();
  const address = `http://127.0.0.1:${port}`;
  let before = '';
  let running: ReturnType<typeof spawnServer> | undefined;

  async function start(): Promise<void> {
    const started = spawnServer({ PORT: String(port), DATA_DIR: folder, ...env });
    running = started;
    for (;;) {
      if (started.child.exitCode !== null) throw new Error(`the server ended:\n${started.said()}`);
      if (await answers(address)) return;
      await new Promise((later) => setTimeout(later, 50));
    }
  }
  async function stop(how: 'SIGTERM' | 'SIGKILL' = 'SIGTERM'): Promise<number | null> {
    const ending = running;
    if (!ending || ending.child.exitCode !== null || ending.child.signalCode !== null) return null;
    const ended = once(ending.child, 'exit');
    ending.child.kill(how);
    const [code] = await ended;
    before += ending.said();
    running = undefined;
    return code;
  }
  await start();
  return {
    address,
    folder,
    said: () => before + (running?.said() ?? ''),
    stop,
    start,
    async close() {
      await stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (address: string): Promise<boolean> =>
  fetch(`${address}/healthz`).then(
    ({ ok }) => ok,
    () => false,
  );
