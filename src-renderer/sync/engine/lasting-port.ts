import type { Port } from './protocol.ts';

/**
 * A port that outlives its engine. A worker that dies alone (out of memory, with the process of the window that hosted it) says
 * nothing: its port just stays silent, and everything asked would wait for ever. So whenever `gone` resolves, another engine is
 * opened and greeted; its welcome makes the window ask again what is still open.
 *
 * @param gone resolves when the present engine has ended
 * @param open the next engine; one that is not `mortal` is watched by somebody else
 */
export function lastingPort(
  first: Port,
  gone: () => Promise<void>,
  open: () => Promise<{ port: Port; mortal: boolean }>,
): Port {
  const listeners = new Set<(message: unknown) => void>();
  const attach = (port: Port) =>
    port.listen((message) => {
      for (const listener of [...listeners]) listener(message);
    });
  let port = first;
  let detach = attach(first);
  let closed = false;

  async function watch(): Promise<void> {
    for (let mortal = true; mortal; ) {
      await gone();
      if (closed) return;
      detach();
      port.close();
      const next = await open();
      if (closed) return next.port.close();
      port = next.port;
      mortal = next.mortal;
      detach = attach(port);
      port.post({ kind: 'hello', from: 'start' });
    }
  }
  void watch();

  return {
    post: (message) => port.post(message),
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close() {
      closed = true;
      detach();
      port.close();
    },
  };
}
