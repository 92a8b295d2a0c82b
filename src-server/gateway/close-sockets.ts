import type { Server as HttpServer } from 'node:http';
import type { Socket } from 'node:net';
import type { Clock } from '../platform/clock.ts';

/** Time for desks to hear that the server goes. */
const farewellMs = 2_000;

/**
 * Closing a server waits for every connection, and one may never end by itself: browsers open some ahead and ask nothing, and a
 * peer behind a dead line answers no closing handshake. What is still open after the farewell is ended.
 * @param server before it listens
 * @returns closes the sockets and with them the server
 */
export function closesSockets(io: { close(): Promise<unknown> }, server: HttpServer, clock: Clock) {
  const open = new Set<Socket>();
  server.on('connection', (socket) => {
    open.add(socket);
    socket.once('close', () => open.delete(socket));
  });
  return async (): Promise<void> => {
    const closed = io.close();
    const cancel = clock.after(farewellMs, () => {
      for (const socket of open) socket.destroy();
    });
    await closed;
    cancel();
  };
}
