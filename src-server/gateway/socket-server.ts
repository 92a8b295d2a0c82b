import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { Clock } from '../platform/clock.ts';
import { closesSockets } from './close-sockets.ts';

/** The sockets of desks and visitors on an HTTP server that does not listen yet, and what closes them together with it. */
export function createSocketServer(server: HttpServer, clock: Clock) {
  const io = new Server(server, {
    cors: { origin: true },
    maxHttpBufferSize: 5_000_000,
    pingInterval: 15_000,
    pingTimeout: 10_000,
  });
  return { io, closeSockets: closesSockets(io, server, clock) };
}
