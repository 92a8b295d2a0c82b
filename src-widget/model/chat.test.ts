import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Connector } from '../../src-server/channels/connector.ts';
import { webChatConnector } from '../../src-server/channels/web-chat/index.ts';
import { systemClock } from '../../src-server/platform/clock.ts';
import { silentLogger } from '../../src-server/platform/log.ts';
import { startVisitorServer, type VisitorServer } from '../../tests/fakes/visitor-server.ts';
import { createThreadMemory, type ThreadMemory } from '../../tests/fakes/visitor-threads.ts';
import { type Chat, createChat } from './chat.ts';

const fallback = { title: 'Chat', greeting: '', accent: '#000000', staffed: true };
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
let memory: ThreadMemory;
let connector: Connector;
let server: VisitorServer;
let inboxId = '';
const chats: Chat[] = [];

beforeEach(async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  inboxId = `inbox-${randomUUID()}`;
  memory = createThreadMemory();
  connector = webChatConnector.create({
    inbox: { id: inboxId, name: 'Shop', address: 'shop', settings: { title: 'Ask us' }, secrets: {} },
    sink: memory.sink,
    threads: memory.threads,
    log: silentLogger(),
    clock: systemClock,
    webhookUrl: 'http://127.0.0.1/',
  });
  await connector.start();
  server = await startVisitorServer((id) => (id === inboxId ? connector : null));
});
afterEach(async () => {
  for (const chat of chats.splice(0)) chat.end();
  await connector.stop();
  await server.close();
  vi.unstubAllGlobals();
});

/** Opening it twice with the same storage is a reload, or a second tab. */
const open = async (url = server.url, id = inboxId) => {
  const chat = createChat({ server: url, inboxId: id }, fallback);
  chats.push(chat);
  const refused = await chat.begin();
  return { chat, refused };
};
const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 20 });
const threadTexts = (chat: Chat) => chat.state().thread.messages.map(({ text }) => text);
const answer = async (text: string) => {
  const threadKey = memory.incoming.at(-1)?.threadKey ?? '';
  const to = { kind: 'visitor' as const, value: threadKey, label: '', name: null };
  const none = { references: [], html: null, subject: null, recipients: null, files: [] };
  const message = {
    ...none,
    messageId: randomUUID(),
    conversationId: 'c',
    to,
    threadKey,
    text,
    authorName: 'Ana',
    sentAt: 1,
  };
  memory.sent(message);
  await connector.send(message);
};

test('nobody who only looks at the shop holds a connection', async () => {
  const { chat } = await open();
  expect(chat.state()).toMatchObject({ link: { name: 'quiet' }, page: { title: 'Ask us' } });
});

test('a written message is waiting, then in the thread, and a reload shows it', async () => {
  const { chat } = await open();
  chat.send('Hello', []);
  expect(chat.state().waiting.map(({ text }) => text)).toEqual(['Hello']);
  await until(() => expect(threadTexts(chat)).toEqual(['Hello']));
  expect(chat.state().waiting).toEqual([]);
  const again = await open();
  await until(() => expect(threadTexts(again.chat)).toEqual(['Hello']));
});

test('what was written without a server survives a reload and goes out once, in order', async () => {
  const { chat } = await open('http://127.0.0.1:9');
  chat.send('first', []);
  chat.send('second', []);
  await until(() => expect(chat.state().link.name).toBe('offline'));
  chat.end();
  const [one, two] = [await open(), await open()];
  await until(() => expect(threadTexts(one.chat)).toEqual(['first', 'second']));
  await until(() => expect(two.chat.state().waiting).toEqual([]));
  expect(memory.incoming.map(({ text, externalId }) => [text, externalId.length > 40])).toEqual([
    ['first', true],
    ['second', true],
  ]);
});

test('while the store is away the message waits and goes out by itself', async () => {
  memory.failures = 1;
  const { chat } = await open();
  chat.send('Patience', []);
  await until(() => expect(threadTexts(chat)).toEqual(['Patience']));
  expect(memory.incoming).toHaveLength(1);
});

test('a message the server will not take stays with its reason until the visitor decides, and holds up no other', async () => {
  const { chat } = await open();
  chat.send('x'.repeat(9_000), []);
  chat.send('short', []);
  await until(() => expect(threadTexts(chat)).toEqual(['short']));
  const [kept] = chat.state().waiting;
  expect(kept?.problem).toBe('too-long');
  chat.discard(kept?.id ?? '');
  expect(chat.state().waiting).toEqual([]);
});

test('an answer is unread until the visitor looks, and the server is told both times', async () => {
  const { chat } = await open();
  const arrived: string[] = [];
  chat.onArrival(({ text }) => arrived.push(text));
  chat.send('Hello', []);
  await until(() => expect(memory.incoming).toHaveLength(1));
  await answer('Good day');
  await until(() => expect(memory.messages.at(-1)?.status).toBe('delivered'));
  expect([chat.state().unread, arrived]).toEqual([1, ['Good day']]);
  chat.look(true);
  await until(() => expect(memory.messages.at(-1)?.status).toBe('read'));
  expect(chat.state().unread).toBe(0);
});

test('a file goes with its message, and is sent again when the server has forgotten it', async () => {
  const { chat } = await open();
  chat.look(true);
  await until(() => expect(chat.state().link.name).toBe('online'));
  memory.failures = 1;
  chat.send('See', [new File([png], 'a.png', { type: 'image/png' })]);
  await until(() => expect(chat.state().waiting[0]?.files[0]?.uploadId).toBeTruthy());
  // Stopped and started, the connector has thrown its waiting files away.
  await connector.stop();
  await connector.start();
  await vi.waitFor(() => expect(memory.incoming).toHaveLength(1), { timeout: 15_000 });
  expect(memory.messages[0]?.files).toEqual([{ name: 'a.png', mimeType: 'image/png', sizeBytes: png.length }]);
}, 20_000);

test('a file lost by a reload is said, not sent without it', async () => {
  const { chat } = await open('http://127.0.0.1:9');
  chat.send('See', [new File([png], 'a.png', { type: 'image/png' })]);
  chat.end();
  const again = await open();
  await until(() => expect(again.chat.state().waiting[0]?.problem).toBe('file-gone'));
  expect(memory.incoming).toEqual([]);
});

test('an inbox that is not there shows no chat', async () => {
  expect((await open(server.url, 'inbox-gone')).refused?.code).toBe('not-found');
});
