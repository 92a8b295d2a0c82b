import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openVisitorPeer, type VisitorPeer } from '../../../tests/fakes/visitor-peer.ts';
import { startVisitorServer, type VisitorServer } from '../../../tests/fakes/visitor-server.ts';
import { createThreadMemory, type ThreadMemory } from '../../../tests/fakes/visitor-threads.ts';
import { systemClock } from '../../platform/clock.ts';
import { silentLogger } from '../../platform/log.ts';
import type { Connector, OutgoingMessage } from '../connector.ts';
import { webChatConnector } from './index.ts';
import { threadKeyOf } from './visitor-key.ts';

const inboxId = 'inbox-shop';
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
let memory: ThreadMemory;
let connector: Connector;
let server: VisitorServer;
const peers: VisitorPeer[] = [];

const create = (settings: Record<string, string> = {}) =>
  webChatConnector.create({
    inbox: { id: inboxId, name: 'Shop', address: 'shop', settings, secrets: {} },
    sink: memory.sink,
    threads: memory.threads,
    log: silentLogger(),
    clock: systemClock,
    webhookUrl: 'http://127.0.0.1/webhooks/web-chat/inbox-shop',
  });
const open = (options?: Parameters<typeof openVisitorPeer>[2]) => {
  const peer = openVisitorPeer(server.url, inboxId, options);
  peers.push(peer);
  return peer;
};
const chatMessage = (text: string, over: object = {}) => ({
  id: randomUUID(),
  text,
  uploadIds: [],
  profile: null,
  left: false,
  ...over,
});
const reply = (secret: string, text: string, over: Partial<OutgoingMessage> = {}): OutgoingMessage => {
  const threadKey = threadKeyOf(inboxId, secret);
  const to = { kind: 'visitor' as const, value: threadKey, label: '', name: null };
  const common = { conversationId: 'c1', to, threadKey, references: [], html: null, subject: null, recipients: null };
  return { ...common, messageId: randomUUID(), text, files: [], authorName: 'Ana', sentAt: Date.now(), ...over };
};
/** What the server does with a reply: it is recorded as it is handed over. */
const sendReply = async (message: OutgoingMessage) => {
  memory.sent(message);
  return connector.send(message);
};

beforeEach(async () => {
  memory = createThreadMemory();
  connector = create();
  await connector.start();
  server = await startVisitorServer((id) => (id === inboxId ? connector : null));
});
afterEach(async () => {
  for (const peer of peers.splice(0)) peer.close();
  await connector.stop();
  await server.close();
});

describe('a conversation', () => {
  test('a question goes in, the answer comes out, and a reload shows both', async () => {
    const visitor = open();
    await visitor.welcomed;
    const question = chatMessage('Where is my parcel?');
    expect(await visitor.ask('chat:send', question)).toMatchObject({ ok: true });
    await sendReply(reply(visitor.secret, 'On its way, Maja.'));
    await vi.waitFor(() => expect(visitor.messages.map(({ text }) => text)).toEqual(['On its way, Maja.']));

    const reloaded = await open({ secret: visitor.secret }).welcomed;
    expect(reloaded.messages.map(({ id, from, text }) => [id, from, text])).toEqual([
      [question.id, 'visitor', 'Where is my parcel?'],
      [visitor.messages[0]?.id, 'agent', 'On its way, Maja.'],
    ]);
  });

  test('a message sent again after a lost answer is stored once', async () => {
    const visitor = open();
    const question = chatMessage('Once');
    await visitor.ask('chat:send', question);
    expect(await visitor.ask('chat:send', question)).toMatchObject({ ok: true });
    expect(memory.incoming).toHaveLength(1);
  });

  test('while the store is away the page is told to try again, and nothing is half stored', async () => {
    const visitor = open();
    memory.failures = 1;
    const question = chatMessage('Please');
    const refused = await visitor.ask('chat:send', question);
    expect(refused).toMatchObject({ ok: false, error: { code: 'internal', retryAfterMs: expect.any(Number) } });
    expect(await visitor.ask('chat:send', question)).toMatchObject({ ok: true });
    expect(memory.incoming).toHaveLength(1);
  });

  test("what is written in one tab appears in the visitor's other tab, with the ids a reload would give", async () => {
    const first = open();
    const second = open({ secret: first.secret });
    await Promise.all([first.welcomed, second.welcomed]);
    const question = chatMessage('Two tabs');
    await first.ask('chat:send', question);
    await vi.waitFor(() => expect(second.messages).toMatchObject([{ id: question.id, ref: 'in-1', from: 'visitor' }]));
    expect(first.messages).toEqual([]);
  });

  test('older messages come in pages', async () => {
    const visitor = open();
    for (let index = 0; index < 70; index += 1) memory.sent(reply(visitor.secret, `n${index}`));
    const welcome = await open({ secret: visitor.secret }).welcomed;
    expect([welcome.messages.length, welcome.more, welcome.messages[0]?.text]).toEqual([50, true, 'n20']);
    const older = await visitor.ask('chat:history', { beforeRef: welcome.messages[0]?.ref ?? '' });
    expect(older).toMatchObject({ ok: true, value: { more: false } });
    expect(older.ok && older.value.messages).toHaveLength(20);
  });

  test('what was left while nobody is there carries the address to answer to', async () => {
    memory.staffed = false;
    const visitor = open();
    expect((await visitor.welcomed).staffed).toBe(false);
    const profile = { name: 'Maja Novak', email: 'maja@example.com' };
    await visitor.ask('chat:send', chatMessage('Call me', { profile, left: true }));
    expect(memory.incoming[0]?.text).toBe('Call me\n\nMaja Novak <maja@example.com>');
    expect(memory.incoming[0]?.from).toMatchObject({ kind: 'visitor', name: 'Maja Novak', label: 'maja@example.com' });
  });
});

describe('signals', () => {
  test('typing is seen on both sides, and a closed page does not type for ever', async () => {
    const visitor = open();
    await visitor.ask('chat:typing', { typing: true });
    await visitor.ask('chat:typing', { typing: true });
    expect(memory.typing.map(({ typing }) => typing)).toEqual([true]);
    connector.typing?.(threadKeyOf(inboxId, visitor.secret), true, 'Ana');
    await vi.waitFor(() => expect(visitor.typing).toEqual([{ typing: true, name: 'Ana' }]));
    visitor.close();
    await vi.waitFor(() => expect(memory.typing.at(-1)?.typing).toBe(false));
  });

  test('read marks go both ways', async () => {
    const visitor = open();
    await visitor.welcomed;
    const message = reply(visitor.secret, 'Hello');
    await sendReply(message);
    await visitor.ask('chat:seen', { messageIds: [message.messageId], status: 'read' });
    expect(memory.messages[0]?.status).toBe('read');
    const heard = new Promise((resolve) => visitor.socket.once('chat:agent-read', resolve));
    await connector.markRead?.(threadKeyOf(inboxId, visitor.secret), 123);
    expect(await heard).toEqual({ at: 123 });
  });

  test("nobody can mark a message of another visitor's thread", async () => {
    const victim = open();
    await victim.welcomed;
    const message = reply(victim.secret, 'Secret');
    await sendReply(message);
    await open().ask('chat:seen', { messageIds: [message.messageId], status: 'read' });
    expect(memory.messages[0]?.status).toBe('sent');
  });
});

describe('who may come in', () => {
  test('another secret is another thread, and the secret itself is stored nowhere', async () => {
    const visitor = open();
    await visitor.ask('chat:send', chatMessage('Mine'));
    expect((await open().welcomed).messages).toEqual([]);
    expect(JSON.stringify([memory.incoming, memory.messages])).not.toContain(visitor.secret);
  });

  test.each([['short'], [''], ['a'.repeat(44)], [{ $ne: '' }]])('the secret %j is refused in words', async (secret) => {
    const refused = await open({ hello: { secret } }).refused;
    expect(refused).toMatchObject({ code: 'bad-request', message: expect.stringMatching(/\w{3,}/) });
  });

  test('an inbox that is not there is refused', async () => {
    expect(await open({ hello: { inboxId: 'nowhere' } }).refused).toMatchObject({ code: 'not-found' });
  });

  test('only listed sites may show the chat; our own page always may', async () => {
    connector = create({ allowedOrigins: 'shop.example https://other.example/en/' });
    await connector.start();
    expect(await open({ headers: { origin: 'https://evil.example' } }).refused).toMatchObject({ code: 'forbidden' });
    expect(await open({ headers: { origin: 'null' } }).refused).toMatchObject({ code: 'forbidden' });
    for (const origin of ['https://shop.example', 'https://other.example', server.url])
      expect((await open({ headers: { origin } }).welcomed).staffed).toBe(true);
  });

  test('a list of sites of which none can be read opens the chat to nobody', async () => {
    connector = create({ allowedOrigins: 'https://*.example' });
    await connector.start();
    expect(await open({ headers: { origin: 'https://evil.example' } }).refused).toMatchObject({ code: 'forbidden' });
    expect(await connector.test()).toMatchObject({ ok: false });
  });

  test('a network address that connects too often has to wait', async () => {
    await server.close();
    server = await startVisitorServer(() => connector, { connectionsPerMinute: 2 });
    await Promise.all([open().welcomed, open().welcomed]);
    expect(await open().refused).toMatchObject({ code: 'too-many-requests', retryAfterMs: 60_000 });
    // Behind our proxy it counts who the proxy saw, not what the visitor claims.
    const behind = (forwarded: string) => open({ headers: { 'x-forwarded-for': forwarded } });
    await Promise.all([behind('9.9.9.1, 10.0.0.7').welcomed, behind('9.9.9.2, 10.0.0.7').welcomed]);
    expect(await behind('9.9.9.3, 10.0.0.7').refused).toMatchObject({ code: 'too-many-requests' });
  });
});

describe('what is refused', () => {
  test.each([
    ['no words', chatMessage(' \n'), 'empty'],
    ['too many words', chatMessage('x'.repeat(8_001)), 'too-long'],
    ['a broken id', chatMessage('hi', { id: '../../etc' }), 'bad-request'],
    ['no fields', {}, 'bad-request'],
    ['somebody else’s upload', chatMessage('hi', { uploadIds: ['0190'] }), 'file-gone'],
  ])('%s', async (_name, payload, code) => {
    const visitor = open();
    const answer = await visitor.socket.timeout(5_000).emitWithAck('chat:send', payload);
    expect(answer).toMatchObject({ ok: false, error: { code, message: expect.stringMatching(/\w{3,}/) } });
    expect(memory.incoming).toEqual([]);
  });

  test('an unknown request is answered too', async () => {
    const answer = await open().socket.timeout(5_000).emitWithAck('chat:become-admin', {});
    expect(answer).toMatchObject({ ok: false, error: { code: 'bad-request' } });
  });

  test('a flood is slowed down, and reconnecting does not help', async () => {
    const visitor = open();
    for (let index = 0; index < 10; index += 1) await visitor.ask('chat:send', chatMessage(`m${index}`));
    visitor.close();
    const again = await open({ secret: visitor.secret }).ask('chat:send', chatMessage('more'));
    expect(again).toMatchObject({ ok: false, error: { code: 'too-many-requests', retryAfterMs: expect.any(Number) } });
    expect(memory.incoming).toHaveLength(10);
  });
});

describe('files', () => {
  test('a picture goes in with its message and can be fetched again by its visitor only', async () => {
    const visitor = open();
    const { status, body } = await visitor.upload('kvitanca š.png', png);
    expect([status, body.mimeType, body.name, body.sizeBytes]).toEqual([201, 'image/png', 'kvitanca š.png', 16]);
    await visitor.ask('chat:send', chatMessage('', { uploadIds: [body.uploadId] }));
    const back = await visitor.download('in-1', 0);
    expect(Buffer.from(await back.arrayBuffer())).toEqual(png);
    expect(back.headers.get('content-security-policy')).toContain('sandbox');
    expect((await open().download('in-1', 0)).status).toBe(404);
  });

  test('a file of the agent can be fetched at once', async () => {
    const visitor = open();
    await visitor.welcomed;
    const file = { name: 'label.pdf', mimeType: 'application/pdf', sizeBytes: 3, contentId: null };
    const message = reply(visitor.secret, '', { files: [{ ...file, read: async () => Buffer.from('pdf') }] });
    await connector.send(message);
    const response = await visitor.download(message.messageId, 0);
    expect([response.headers.get('content-disposition'), await response.text()]).toEqual([
      "attachment; filename*=UTF-8''label.pdf",
      'pdf',
    ]);
  });

  test.each([
    ['a program', 'photo.png', Buffer.from('4d5a900003000000', 'hex'), 415],
    ['nothing', 'photo.png', Buffer.alloc(0), 415],
    ['more than the limit', 'photo.png', Buffer.concat([png, Buffer.alloc(10_000_001)]), 413],
  ])('%s is refused', async (_name, fileName, bytes, status) => {
    expect((await open().upload(fileName, bytes)).status).toBe(status);
  });

  test("another visitor's upload cannot be sent", async () => {
    const { body } = await open().upload('a.png', png);
    const answer = await open().ask('chat:send', chatMessage('', { uploadIds: [body.uploadId] }));
    expect(answer).toMatchObject({ ok: false, error: { code: 'file-gone' } });
  });
});
