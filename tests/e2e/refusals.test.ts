import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../real/free-port.ts';
import type { Rest } from './harness/rest.ts';
import { freshFolder, type RunningServer, spawnServer } from './harness/server.ts';
import { openShop } from './harness/shop.ts';
import type { TextPeer } from './harness/text-peer.ts';

/** Starts a server that will not come up; its last words and its exit code. */
async function refused(env: Record<string, string>): Promise<{ code: number; said: string }> {
  const { child, said } = spawnServer({ DATA_DIR: freshFolder(), LOG_LEVEL: 'silent', ...env });
  const [code] = await once(child, 'exit');
  return { code, said: said().trim() };
}

describe('a server that cannot start says why in a sentence, without a stack', () => {
  test.each([
    [
      'a database URL of another kind',
      { DATABASE_URL: 'mysql://nowhere' },
      78,
      /DATABASE_URL must start with postgres:\/\//,
    ],
    ['a port that is no port', { PORT: 'eighty' }, 78, /PORT/],
    ['a secret key that is none', { PORT: '0', SECRET_KEY: 'short' }, 78, /SECRET_KEY must be 64 hexadecimal digits/],
  ])('%s', async (_, env, code, words) => {
    const end = await refused(env);
    expect(end.said).toMatch(words);
    expect(end.said).not.toMatch(/^\s+at /m);
    expect(end.code).toBe(code);
  });

  test('a database where nobody listens', async () => {
    const port = await freePort();
    const end = await refused({ PORT: '0', DATABASE_URL: `postgres://parley:secret@127.0.0.1:${port}/parley` });
    expect(end.said).toContain(`127.0.0.1:${port}`);
    expect(end.said).not.toContain('secret');
    expect(end.said).not.toMatch(/^\s+at /m);
    expect(end.code).toBe(69);
  });

  test('a port that is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    const end = await refused({ PORT: String(port) });
    expect(end.said).toBe(`Port ${port} is taken by another program. Stop it, or set PORT to a free one.`);
    expect(end.code).toBe(71);
    other.close();
  });

  test('a data folder that cannot be written', async () => {
    const file = join(freshFolder(), 'a-file');
    writeFileSync(file, '');
    const end = await refused({ PORT: '0', DATA_DIR: join(file, 'data') });
    expect(end.said).toContain(`DATA_DIR is ${file}/data, where nothing can be kept (ENOTDIR)`);
    expect(end.said).not.toMatch(/^\s+at /m);
    expect(end.code).toBe(78);
  });
});

describe('a running server refuses what it cannot take, and goes on', () => {
  let server: RunningServer;
  let rest: Rest;
  let customer: TextPeer;
  beforeAll(async () => {
    ({ server, rest, customer } = await openShop());
  });
  afterAll(async () => {
    await server?.close();
    await customer?.close();
  });

  test('a bad token is told apart from a missing one', async () => {
    const ask = (headers: Record<string, string>) => fetch(`${server.address}/api/v1/conversations`, { headers });
    for (const headers of [{}, { authorization: 'Bearer made-up' }, { authorization: 'Basic bmlrYTpuaWth' }]) {
      const answer = await ask(headers);
      expect(answer.status).toBe(401);
      expect(await answer.json()).toMatchObject({
        error: { code: 'unauthorized', message: expect.stringMatching(/\w+ \w+/) },
      });
    }
  });

  test.each(['{"update_id": 7', '', 'not json at all', '[]', '{"entry":{"changes":null}}', '\u0000'])(
    'a broken webhook body %j is answered without a crash and stores nothing',
    async (body) => {
      const before = (await rest.conversations()).length;
      const answer = await fetch(`${server.address}/webhooks/telegram/bot`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-telegram-bot-api-secret-token': 'open_sesame-1' },
        body,
      });
      expect(answer.status).toBeLessThan(500);
      expect((await rest.conversations()).length).toBe(before);
      await customer.writes(1, 'Still there?');
      expect((await fetch(`${server.address}/healthz`)).status).toBe(200);
    },
  );

  test('a broken body of the REST API is a 400 that names what is wrong', async () => {
    const answer = await fetch(`${server.address}/api/v1/sessions`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"email": "nika',
    });
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({ error: { code: 'bad-request' } });
    await expect(rest.call('PUT', '/inboxes/x', { channel: 'pigeon' })).rejects.toThrow(/400.*channel/s);
  });

  test('nothing of it was a bug: the log has no error', () => {
    const errors = server
      .said()
      .split('\n')
      .filter((line) => line.includes('"level":50') || line.includes('"level":60'));
    expect(errors).toEqual([]);
  });
});
