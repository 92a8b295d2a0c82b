import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { serverHttp } from './server-http.ts';

let server: Server | undefined;
afterEach(() => server?.close());

async function answering(listener: RequestListener): Promise<string> {
  server = createServer((request, response) => {
    request.resume();
    request.on('end', () => listener(request, response));
  });
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}
const portal: RequestListener = (_request, response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Welcome to the hotel</h1>');
const file = { id: 'file-1', name: 'label.pdf', mimeType: 'application/pdf', bytes: new ArrayBuffer(8) };

test('a captive portal’s page is neither a stored file, nor a file, nor a session', async () => {
  const url = await answering(portal);
  const session = { server: url, token: 't' };
  expect(await serverHttp.putFile(session, file)).toMatchObject({ ok: false, error: { code: 'offline' } });
  expect(await serverHttp.getFile(session, 'file-1')).toMatchObject({ ok: false, error: { code: 'offline' } });
  expect(await serverHttp.signIn(url, { email: 'a@b.example', password: 'x', device: 'd' })).toEqual({
    ok: false,
    error: 'not-a-server',
  });
});

test('a server whose disk is full refuses a file in words, so that it is not sent for ever', async () => {
  const url = await answering((_request, response) =>
    response
      .writeHead(507, { 'content-type': 'application/json' })
      .end(JSON.stringify({ error: { code: 'internal', message: 'The disk is full.' } })),
  );
  expect(await serverHttp.putFile({ server: url, token: 't' }, file)).toEqual({
    ok: false,
    error: { code: 'refused', message: 'The disk is full.' },
  });
});

test('a server in trouble is asked again later', async () => {
  const url = await answering((_request, response) => response.writeHead(503).end());
  expect(await serverHttp.putFile({ server: url, token: 't' }, file)).toMatchObject({ error: { code: 'offline' } });
});
