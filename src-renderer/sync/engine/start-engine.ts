import { lastingPort } from './lasting-port.ts';
import { channelPort, engineLockName, fallbackChannelName, workerPort } from './ports.ts';
import type { Port } from './protocol.ts';
import { takeSharedWorker } from './shared-worker.ts';

/** A SharedWorker that has said nothing after this long did not start (its script was refused, the browser has none). */
const patienceMs = 5_000;

/**
 * Joins the computer's engine or starts it. All windows share one SharedWorker; where there is none, every window starts a worker
 * of its own, of which the one holding the lock is the engine, and all talk over one channel.
 */
export async function startEngine(): Promise<Port> {
  const { port, mortal } = await open();
  return mortal ? lastingPort(port, sharedEngineGone, open) : port;
}

/** `mortal`: nobody else takes over when it dies. Workers of single windows wait in line for each other's lock. */
async function open(): Promise<{ port: Port; mortal: boolean }> {
  const shared = await joinSharedWorker();
  return shared ? { port: shared, mortal: true } : { port: startOwnWorker(), mortal: false };
}

/** The engine holds its lock for as long as it lives, so whoever is given it knows that the engine is gone. */
const sharedEngineGone = (): Promise<void> => navigator.locks.request(engineLockName, () => undefined);

async function joinSharedWorker(): Promise<Port | null> {
  if (typeof SharedWorker === 'undefined') return null;
  let worker: SharedWorker;
  try {
    worker = takeSharedWorker();
  } catch {
    return null;
  }
  const port = workerPort(worker.port);
  const started = await new Promise<boolean>((resolve) => {
    const timer = setTimeout(() => resolve(false), patienceMs);
    const settle = (started: boolean) => {
      clearTimeout(timer);
      stop();
      resolve(started);
    };
    const stop = port.listen(() => settle(true));
    worker.onerror = () => settle(false);
    port.post({ kind: 'hello', from: 'start' });
  });
  if (started) return port;
  port.close();
  return null;
}

function startOwnWorker(): Port {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'parley-engine' });
  const port = channelPort(new BroadcastChannel(fallbackChannelName));
  return {
    ...port,
    close() {
      port.close();
      worker.terminate();
    },
  };
}
