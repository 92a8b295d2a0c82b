import { newId } from '#shared/lib/ids.ts';
import { systemClock } from '../clock.ts';
import { databasePlace } from '../db/database-place.ts';
import { filePlace, hasFilePlace } from '../second/file-place.ts';
import { serverHttp } from '../socket/server-http.ts';
import { openSocketLink } from '../socket/socket-link.ts';
import { collectAtRest } from './collect-at-rest.ts';
import { createEngine } from './engine.ts';
import { channelPort, engineLockName, fallbackChannelName, workerPort } from './ports.ts';
import { createPortServer } from './serve-ports.ts';

/**
 * The engine's entry, as a SharedWorker for all windows or as one window's worker. Whichever it is, only the holder of the lock
 * writes: the lock is given on by the browser itself when its holder dies.
 */
const isShared = 'onconnect' in globalThis;
const ports = createPortServer(newId());
const waiting: MessagePort[] = [];
let leads = false;
const stirred = collectAtRest(globalThis.gc);

if (isShared) {
  globalThis.addEventListener('connect', (event) => {
    for (const port of (event as MessageEvent).ports) {
      port.addEventListener('message', stirred);
      if (leads) ports.add(workerPort(port));
      else waiting.push(port);
    }
  });
}

void navigator.locks.request(engineLockName, async () => {
  const engine = createEngine({
    clock: systemClock,
    random: Math.random,
    openPlace: hasFilePlace() ? filePlace : databasePlace,
    openLink: openSocketLink,
    http: serverHttp,
    newId,
    rest: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    tell(message) {
      stirred();
      ports.tell(message);
    },
  });
  ports.run(engine);
  leads = true;
  for (const port of waiting.splice(0)) ports.add(workerPort(port));
  // Also served by a SharedWorker: a window that lost patience with it finds the engine here.
  ports.add(channelPort(new BroadcastChannel(fallbackChannelName)));
  globalThis.addEventListener('online', () => void engine.handlers['session:wake']({}));
  // Held for as long as this worker lives.
  await new Promise(() => undefined);
});
