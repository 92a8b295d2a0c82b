import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { Server } from 'socket.io';
import type { Connector } from '../../src-server/channels/connector.ts';
import { mountVisitorSocket } from '../../src-server/gateway/visitor-socket.ts';
import { widgetPages } from '../../src-server/gateway/widget-pages.ts';
import { silentLogger } from '../../src-server/platform/log.ts';

export interface VisitorServer {
  url: string;
  close(): Promise<void>;
}

/** A real HTTP and socket.io server on loopback with nothing mounted but the visitors' side. */
export async function startVisitorServer(
  connectorOf: (inboxId: string) => Connector | null,
  options: { widgetDir?: string; connectionsPerMinute?: number; port?: number } = {},
): Promise<VisitorServer> {
  const log = silentLogger();
  const http = createServer();
  const app = Fastify({ serverFactory: (handler) => http.on('request', handler) });
  await app.register(widgetPages, { connectorOf, widgetDir: options.widgetDir ?? 'dist/widget', log });
  await app.ready();
  const io = new Server(http, { cors: { origin: true }, pingInterval: 2_000, pingTimeout: 2_000 });
  const { connectionsPerMinute = 10_000 } = options;
  mountVisitorSocket(io, { connectorOf, log, connectionsPerMinute, trustProxy: true });
  await new Promise<void>((resolve) => http.listen(options.port ?? 0, '127.0.0.1', resolve));
  const { port } = http.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      await io.close();
      http.closeAllConnections();
      await app.close();
    },
  };
}
