import { connect, createServer, type Socket } from 'node:net';
import { freePort } from '../../real/free-port.ts';

/** The way from one desk to the server, to be pulled and plugged. */
export interface Cable {
  /** Give the desk this address instead of the server's. */
  address: string;
  /** Every connection breaks, and new ones are refused. */
  pull(): Promise<void>;
  plug(): Promise<void>;
}

/** A TCP relay on loopback. (A browser's own "offline" switch leaves the sockets of its workers connected.) */
export async function layCable(serverAddress: string): Promise<Cable> {
  const { hostname, port } = new URL(serverAddress);
  const ownPort = await freePort();
  const open = new Set<Socket>();
  const relay = createServer((near) => {
    const far = connect(Number(port), hostname);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ] as const) {
      open.add(socket);
      socket.pipe(other);
      socket.once('error', () => other.destroy());
      socket.once('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  const plug = () => new Promise<void>((resolve) => relay.listen(ownPort, '127.0.0.1', resolve));
  await plug();
  return {
    address: `http://127.0.0.1:${ownPort}`,
    plug,
    pull: () =>
      new Promise((resolve) => {
        relay.close(() => resolve());
        for (const socket of open) socket.destroy();
      }),
  };
}
