import type { SendResult } from './connector.ts';

/** Work that `stop` waits for. After closing, nothing new begins. */
export function createInHand() {
  const running = new Set<Promise<unknown>>();
  let closed = false;
  return {
    /** Sends unless stopped; after the stop the message is certainly not sent. */
    async send(run: () => Promise<SendResult>): Promise<SendResult> {
      if (closed) return { kind: 'temporary', detail: 'The inbox is not connected right now.', retryAfterMs: null };
      return this.track(run());
    },
    track<T>(work: Promise<T>): Promise<T> {
      const settled: Promise<unknown> = work.then(
        () => running.delete(settled),
        () => running.delete(settled),
      );
      running.add(settled);
      return work;
    },
    open() {
      closed = false;
    },
    async close(): Promise<void> {
      closed = true;
      while (running.size > 0) await Promise.all(running);
    },
  };
}
