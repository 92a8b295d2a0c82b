import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test, vi } from 'vitest';
import { startBackend } from './start-backend.ts';

const servers: Server[] = [];
afterEach(() => {
  vi.restoreAllMocks();
  for (const server of servers.splice(0)) server.close();
});
const freshFolder = () => mkdtempSync(join(tmpdir(), 'parley-start-'));

async function listen(answer: string, port = 0): Promise<number> {
  const server = createServer((_request, response) => response.end(answer));
  servers.push(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('no port');
  return address.port;
}
async function freePort(): Promise<number> {
  const port = await listen('');
  const server = servers.pop();
  await new Promise((resolve) => server?.close(resolve));
  return port;
}
function entry(script: string): string {
  const path = join(freshFolder(), 'backend.mjs');
  writeFileSync(path, script);
  return path;
}
const health = JSON.stringify({ status: 'ok', product: 'parley', version: '1', protocol: 1 });
const goodBackend = `import { createServer } from 'node:http';
const server = createServer((q, r) => r.end('${health}')).listen(Number(process.env.PORT), '127.0.0.1');
process.on('SIGTERM', () => server.close(() => process.exit(0)));
setTimeout(() => server.closeAllConnections(), 60000).unref();
process.on('SIGTERM', () => server.closeAllConnections());`;

test("another program's port is refused with a sentence that names a way on", async () => {
  const port = await listen('hello');
  await expect(startBackend({ port, dataDir: freshFolder() })).rejects.toThrow(
    `Port ${port} is used by another program. Choose another one: PORT=${port + 1} npm start`,
  );
});

test('a Parley server that runs already is used, and not ours to stop', async () => {
  vi.spyOn(console, 'log').mockReturnValue();
  const port = await listen(health);
  const backend = await startBackend({ port, dataDir: freshFolder() });
  expect(backend).toMatchObject({ address: `http://127.0.0.1:${port}`, ours: false });
  await backend.stop();
  expect((await fetch(`${backend.address}/healthz`)).ok).toBe(true);
});

test('a backend that refuses to start is quoted', async () => {
  const failing = entry("console.error('DATABASE_URL must start with postgres://'); process.exit(2);");
  const start = startBackend({ port: await freePort(), dataDir: freshFolder(), entry: failing });
  await expect(start).rejects.toThrow(/ended with code 2[\s\S]*DATABASE_URL must start with postgres:\/\//);
});

test('our backend is started with its sample, and stopped', async () => {
  const port = await freePort();
  const backend = await startBackend({ port, dataDir: freshFolder(), entry: entry(goodBackend) });
  expect(backend.ours).toBe(true);
  await backend.stop();
  expect(await backend.ended).toBe(0);
  await expect(fetch(`${backend.address}/healthz`)).rejects.toThrow();
});
