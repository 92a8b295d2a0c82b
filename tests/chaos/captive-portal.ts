import { createServer } from 'node:http';
import { freePort } from '../real/free-port.ts';

/** What a hotel's network says instead of every server: 200, and a page of its own. */
export async function startCaptivePortal() {
  const port = await freePort();
  let asked = 0;
  const server = createServer((request, response) => {
    asked += 1;
    request.resume();
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Hotel</title>Please pay.');
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', () => resolve()));
  return {
    port,
    asked: () => asked,
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
