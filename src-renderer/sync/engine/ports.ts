import type { Port } from './protocol.ts';

/** A SharedWorker's port. What was posted before somebody listened is delivered then. */
export function workerPort(port: MessagePort): Port {
  return {
    post: (message) => port.postMessage(message),
    listen(listener) {
      const hear = (event: MessageEvent<unknown>) => listener(event.data);
      port.addEventListener('message', hear);
      port.start();
      return () => port.removeEventListener('message', hear);
    },
    close: () => port.close(),
  };
}

/** Held by the leading engine, as long as it lives. */
export const engineLockName = 'parley-engine';

export const fallbackChannelName = 'parley-engine';

/** The one channel all windows and the leading worker share in fallback mode; messages carry who they are for. */
export function channelPort(channel: BroadcastChannel): Port {
  return {
    post: (message) => channel.postMessage(message),
    listen(listener) {
      const hear = (event: MessageEvent<unknown>) => listener(event.data);
      channel.addEventListener('message', hear);
      return () => channel.removeEventListener('message', hear);
    },
    close: () => channel.close(),
  };
}

/** Two ends in one process, for tests and simulations. Messages are copied, as a real port would. */
export function portPair(): [Port, Port] {
  const ends = [new Set<(message: unknown) => void>(), new Set<(message: unknown) => void>()] as const;
  const end = (mine: 0 | 1, other: 0 | 1): Port => ({
    post(message) {
      const copy = structuredClone(message);
      queueMicrotask(() => {
        for (const listener of ends[other]) listener(copy);
      });
    },
    listen(listener) {
      ends[mine].add(listener);
      return () => ends[mine].delete(listener);
    },
    close: () => ends[mine].clear(),
  });
  return [end(0, 1), end(1, 0)];
}
