import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { Server } from 'socket.io';
import { expect, test } from 'vitest';
import { systemClock } from '../platform/clock.ts';
import { closesSockets } from './close-sockets.ts';

test('a server to which somebody is connected who never asks anything closes all the same', async () => {
  const server = createServer();
  const close = closesSockets(new Server(server), server, {
    now: systemClock.now,
    after: (_, callback) => systemClock.after(10, callback),
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const silent = connect((server.address() as AddressInfo).port, '127.0.0.1');
  await once(server, 'connection');
  const gone = once(silent, 'close');
  await close();
  await gone;
  expect(server.listening).toBe(false);
});
