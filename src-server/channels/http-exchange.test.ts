import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, test } from 'vitest';
import { exchange } from './http-exchange.ts';

async function withServer<T>(listener: RequestListener, run: (url: string) => Promise<T>): Promise<T> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  try {
    return await run(`http://127.0.0.1:${port}/secret-token`);
  } finally {
    server.closeAllConnections();
    server.close();
  }
}
const post = (url: string, timeoutMs = 2_000) => exchange({ method: 'POST', url, body: 'x', timeoutMs });

test('nobody listens, no such name, no such address: certainly not sent', async () => {
  const closed = await withServer(
    () => {},
    async (url) => url,
  );
  for (const url of [
    closed,
    'http://nowhere.invalid/secret-token',
    'http://127.0.0.1:1/secret-token',
    'not an address',
  ])
    expect(await post(url)).toMatchObject({ kind: 'not-sent' });
});

test('cut off before, within or instead of the answer: it may have been taken', async () => {
  const cut = (listener: RequestListener) => withServer(listener, (url) => post(url, 150));
  expect(await cut((request) => request.socket.destroy())).toMatchObject({ kind: 'lost' });
  expect(await cut(() => {})).toMatchObject({ kind: 'lost', detail: expect.stringContaining('did not answer') });
  const half: RequestListener = (request, response) => {
    response.writeHead(200, { 'content-length': 10 }).write('half');
    setTimeout(() => request.socket.destroy(), 20);
  };
  expect(await cut(half)).toMatchObject({ kind: 'lost' });
});

test('words about a failure never carry the address', async () => {
  for (const url of ['http://127.0.0.1:1/secret-token', 'http://nowhere.invalid/secret-token', 'secret-token'])
    expect(JSON.stringify(await post(url))).not.toContain('secret-token');
});

test('a cause without a code is told in its own words, not as “Error”', async () => {
  const detail = JSON.stringify(await post('http://127.0.0.1:1/secret-token'));
  expect(detail).toContain('bad port');
  expect(detail).not.toContain('Error');
});

test('no more is read than was asked for', async () => {
  const answer = await withServer(
    (_, response) => response.end(Buffer.alloc(200_000)),
    (url) => exchange({ method: 'GET', url, timeoutMs: 2_000, maxBytes: 1_000 }),
  );
  expect(answer).toMatchObject({ kind: 'answered', truncated: true });
});
