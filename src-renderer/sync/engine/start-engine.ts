import { lastingPort } from './lasting-port.ts';
import { channelPort, engineLockName, fallbackChannelName, workerPort } from './ports.ts';
import type { Port } from './protocol.ts';
import { takeSharedWorker } from './shared-worker.ts';

/** A SharedWorker that has said nothing after this long did not start (its script was refused, the browser has none). */
const patienceMs = 5_000;
/** A connection that broke off is often back after this; an engine of another window answers within it. */
const pauseMs = 1_000;

/**
 * Joins the computer's engine or starts it. All windows share one SharedWorker; where there is none, every window starts a worker
 * of its own, of which the one holding the lock is the engine, and all talk over one channel.
 *
 * @param onMissing the engine's script could not be loaded, shared or not: unless another window has an engine, nobody will answer
 */
export async function startEngine(onMissing: (error: Error) => void): Promise<Port> {
  const { port, mortal } = await open(onMissing);
  return mortal ? lastingPort(port, sharedEngineGone, () => open(onMissing)) : port;
}

/** `mortal`: nobody else takes over when it dies. Workers of single windows wait in line for each other's lock. */
async function open(onMissing: (error: Error) => void): Promise<{ port: Port; mortal: boolean }> {
  const shared = await joinSharedWorker();
  return shared ? { port: shared, mortal: true } : { port: startOwnWorker(onMissing), mortal: false };
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

function startOwnWorker(onMissing: (error: Error) => void): Port {
  const port = channelPort(new BroadcastChannel(fallbackChannelName));
  let closed = false;
  let worker = makeOwnWorker(async () => {
    await pause();
    if (closed) return;
    worker = makeOwnWorker(async () => {
      await pause();
      onMissing(new Error('The file of the engine could not be loaded.'));
    });
  });
  return {
    ...port,
    close() {
      closed = true;
      port.close();
      worker.terminate();
    },
  };
}

const pause = () => new Promise((resolve) => setTimeout(resolve, pauseMs));

function makeOwnWorker(onMissing: () => Promise<void>): Worker {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module', name: 'parley-engine' });
  // What the script itself throws comes as an ErrorEvent; a bare event says that there is no script.
  worker.addEventListener('error', (event) => {
    if (!(event instanceof ErrorEvent)) void onMissing();
  });
  return worker;
}
