import { createHmac } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { newId } from '#shared/lib/ids.ts';
import { recordingConnector } from './recording-connector.ts';
import { signIn, startApp } from './start-app.ts';

const provider = recordingConnector();
let running: Awaited<ReturnType<typeof startApp>>;
let anaToken = '';
let adminToken = '';
let hooks: Server;
const received: { event: string; data: { text?: string; kind?: string }; signature: string; body: string }[] = [];
let hookAnswers = 200;

beforeAll(async () => {
  running = await startApp({ factories: { 'web-chat': provider.factory } });
  anaToken = await signIn(running.app, 'ana@example.com');
  adminToken = await signIn(running.app, 'petra@example.com');
  hooks = createServer((request, response) => {
    let body = '';
    request.on('data', (chunk) => (body += chunk));
    request.on('end', () => {
      const status = hookAnswers;
      if (status === 200)
        received.push({ ...JSON.parse(body), signature: String(request.headers['x-parley-signature']), body });
      response.writeHead(status).end();
    });
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => hooks.once('listening', resolve));
});
afterAll(async () => {
  await running.stop();
  hooks.close();
});

async function call(
  method: string,
  path: string,
  { token = anaToken, body, key }: { token?: string; body?: unknown; key?: string } = {},
) {
  const answer = await fetch(`${running.app.address}/api/v1${path}`, {
    method,
    headers: {
      ...(token ? { authorization: `Bearer ${token}` } : {}),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(key ? { 'idempotency-key': key } : {}),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  return { status: answer.status, json: text === '' ? null : JSON.parse(text) };
}

test('the document names every path that is served, and says how to sign in', async () => {
  const document = await (await fetch(`${running.app.address}/api/openapi.json`)).json();
  expect(document.openapi).toBe('3.1.0');
  for (const path of [
    '/sessions',
    '/inboxes',
    '/conversations',
    '/conversations/{id}/messages',
    '/customers',
    '/queues',
    '/users',
    '/tags',
    '/canned-replies',
    '/scripts',
    '/webhooks',
  ]) {
    expect(Object.keys(document.paths)).toContain(path);
  }
});

test('without a token nothing is told', async () => {
  expect(await call('GET', '/conversations', { token: '' })).toMatchObject({
    status: 401,
    json: { error: { code: 'unauthorized' } },
  });
});

test('a wrong password gets the same words as a wrong name', async () => {
  const attempt = (email: string) =>
    call('POST', '/sessions', { token: '', body: { email, password: 'not this one', device: 'x' } });
  const [wrongPassword, wrongName] = [await attempt('ana@example.com'), await attempt('nobody@example.com')];
  expect(wrongPassword.status).toBe(401);
  expect(wrongPassword.json).toEqual(wrongName.json);
});

test('guessing is stopped after a while', async () => {
  let status = 0;
  for (let tries = 0; tries < 12; tries += 1)
    status = (
      await call('POST', '/sessions', {
        token: '',
        body: { email: 'guess@example.com', password: `guess ${tries}`, device: 'x' },
      })
    ).status;
  expect(status).toBe(429);
});

test('a broken body gets a sentence, not a stack', async () => {
  const answer = await fetch(`${running.app.address}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"email":',
  });
  expect(answer.status).toBe(400);
  expect((await answer.json()).error.code).toBe('bad-request');
  expect(await call('POST', '/sessions', { token: '', body: { email: 7 } })).toMatchObject({
    status: 400,
    json: { error: { code: 'bad-request' } },
  });
});

test('pages follow each other without a gap or a double', async () => {
  for (let count = 0; count < 7; count += 1) {
    const visitor = `page-${count}`;
    await provider.arrive({
      externalId: `page-${count}`,
      text: `Question ${count}`,
      threadKey: visitor,
      from: { kind: 'visitor', value: visitor, label: visitor, name: null },
      sentAt: 1_000 + count,
    });
  }
  const seen: string[] = [];
  let cursor = '';
  do {
    const { json } = await call('GET', `/conversations?limit=3${cursor}`);
    seen.push(...json.items.map(({ id }: { id: string }) => id));
    cursor = json.next ? `&cursor=${json.next}` : '';
  } while (cursor !== '');
  expect(seen).toHaveLength(7);
  expect(new Set(seen).size).toBe(7);
});

test('a reply with the same idempotency key goes out once', async () => {
  const { json } = await call('GET', '/conversations?limit=1');
  const path = `/conversations/${json.items[0].id}/messages`;
  const key = newId();
  const first = await call('POST', path, { body: { text: 'Hello from an integration' }, key });
  const second = await call('POST', path, { body: { text: 'Hello from an integration' }, key });
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.json.id).toBe(first.json.id);
  await vi.waitFor(() =>
    expect(provider.sent.filter(({ text }) => text === 'Hello from an integration')).toHaveLength(1),
  );
});

test('the public view of a thread has no note in it', async () => {
  const { json } = await call('GET', '/conversations?limit=1');
  const path = `/conversations/${json.items[0].id}/messages`;
  await call('POST', path, { body: { kind: 'note', text: 'between us' } });
  expect(JSON.stringify((await call('GET', path)).json)).not.toContain('between us');
  expect(JSON.stringify((await call('GET', `${path}?view=internal`)).json)).toContain('between us');
});

test('an agent may not change accounts, inboxes or webhooks', async () => {
  const user = {
    name: 'X',
    email: 'x@example.com',
    role: 'admin',
    languages: [],
    queueIds: [],
    skills: [],
    capacity: {},
    disabled: false,
    password: 'long enough pw',
  };
  expect((await call('PUT', '/users/user-x', { body: user })).status).toBe(403);
  expect(
    (
      await call('PUT', '/inboxes/inbox-x', {
        body: { channel: 'telegram', name: 'T', queueId: null, enabled: false, values: {} },
      })
    ).status,
  ).toBe(403);
  expect(
    (await call('POST', '/webhooks', { body: { url: 'http://127.0.0.1:1', events: ['message.sent'] } })).status,
  ).toBe(403);
});

test('a wrong inbox form says which field is wrong', async () => {
  const answer = await call('PUT', '/inboxes/inbox-tg', {
    token: adminToken,
    body: { channel: 'telegram', name: 'T', queueId: null, enabled: false, values: { botUsername: 'b' } },
  });
  expect(answer).toMatchObject({ status: 400 });
  expect(answer.json.error.message).toContain('botToken: required');
});

test('webhooks tell what happened, signed, in order, and again after a failure; notes are never told', async () => {
  const { port } = hooks.address() as AddressInfo;
  const { json: subscription } = await call('POST', '/webhooks', {
    token: adminToken,
    body: { url: `http://127.0.0.1:${port}/hook`, events: ['message.received', 'message.sent'] },
  });
  hookAnswers = 503;
  const from = { kind: 'visitor' as const, value: 'hook', label: 'hook', name: null };
  await provider.arrive({ externalId: 'hook-1', text: 'first', threadKey: 'hook', from });
  const { json } = await call('GET', '/conversations?limit=1');
  await call('POST', `/conversations/${json.items[0].id}/messages`, { body: { kind: 'note', text: 'a secret note' } });
  await provider.arrive({ externalId: 'hook-2', text: 'second', threadKey: 'hook', from });
  hookAnswers = 200;
  await vi.waitFor(() => expect(received.map(({ data }) => data.text)).toEqual(['first', 'second']), {
    timeout: 25_000,
    interval: 200,
  });
  expect(JSON.stringify(received)).not.toContain('a secret note');
  for (const { signature, body } of received) {
    const [, seconds, digest] = /^t=(\d+),v1=([0-9a-f]{64})$/.exec(signature) ?? [];
    expect(createHmac('sha256', subscription.secret).update(`${seconds}.${body}`).digest('hex')).toBe(digest);
  }
}, 40_000);

test('a file is stored once under the id its sender chose, and only those who may see it can read it', async () => {
  const id = newId();
  const put = (token: string) =>
    fetch(`${running.app.address}/api/v1/attachments/${id}?name=receipt.pdf`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/pdf' },
      body: '%PDF-1.4 test',
    });
  expect([(await put(anaToken)).status, (await put(anaToken)).status]).toEqual([201, 201]);
  const get = (token: string) =>
    fetch(`${running.app.address}/api/v1/attachments/${id}`, { headers: { authorization: `Bearer ${token}` } });
  expect(await (await get(anaToken)).text()).toBe('%PDF-1.4 test');
  expect((await get(await signIn(running.app, 'jan@example.com'))).status).toBe(404);
});
