import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { openWebChatInbox, type WebChatInbox } from '../../tests/fakes/web-chat-inbox.ts';
import { type Chat, createChat } from './chat.ts';

const fallback = { title: 'Chat', greeting: '', accent: '#000000', staffed: true };
const png = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
let inbox: WebChatInbox;
const chats: Chat[] = [];

beforeEach(async () => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
  inbox = await openWebChatInbox({ title: 'Ask us' });
});
afterEach(async () => {
  for (const chat of chats.splice(0)) chat.end();
  await inbox.close();
  vi.unstubAllGlobals();
});

/** Opening it twice with the same storage is a reload, or a second tab. */
const open = async (url = inbox.url, id = inbox.id) => {
  const chat = createChat({ server: url, inboxId: id }, fallback);
  chats.push(chat);
  const refused = await chat.begin();
  return { chat, refused };
};
const until = (check: () => void) => vi.waitFor(check, { timeout: 8_000, interval: 20 });
const threadTexts = (chat: Chat) => chat.state().thread.messages.map(({ text }) => text);

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
  expect(inbox.memory.incoming.map(({ text, externalId }) => [text, externalId.length > 40])).toEqual([
    ['first', true],
    ['second', true],
  ]);
});

test('while the store is away the message waits and goes out by itself', async () => {
  inbox.memory.failures = 1;
  const { chat } = await open();
  chat.send('Patience', []);
  await until(() => expect(threadTexts(chat)).toEqual(['Patience']));
  expect(inbox.memory.incoming).toHaveLength(1);
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
  await until(() => expect(inbox.memory.incoming).toHaveLength(1));
  await inbox.answer('Good day');
  await until(() => expect(inbox.memory.messages.at(-1)?.status).toBe('delivered'));
  expect([chat.state().unread, arrived]).toEqual([1, ['Good day']]);
  chat.look(true);
  await until(() => expect(inbox.memory.messages.at(-1)?.status).toBe('read'));
  expect(chat.state().unread).toBe(0);
});

test('a file goes with its message, and is sent again when the server has forgotten it', async () => {
  const { chat } = await open();
  chat.look(true);
  await until(() => expect(chat.state().link.name).toBe('online'));
  inbox.memory.failures = 1;
  chat.send('See', [new File([png], 'a.png', { type: 'image/png' })]);
  await until(() => expect(chat.state().waiting[0]?.files[0]?.uploadId).toBeTruthy());
  // Stopped and started, the connector has thrown its waiting files away.
  await inbox.connector.stop();
  await inbox.connector.start();
  await vi.waitFor(() => expect(inbox.memory.incoming).toHaveLength(1), { timeout: 15_000 });
  expect(inbox.memory.messages[0]?.files).toEqual([{ name: 'a.png', mimeType: 'image/png', sizeBytes: png.length }]);
}, 20_000);

test('a file lost by a reload is said, not sent without it', async () => {
  const { chat } = await open('http://127.0.0.1:9');
  chat.send('See', [new File([png], 'a.png', { type: 'image/png' })]);
  chat.end();
  const again = await open();
  await until(() => expect(again.chat.state().waiting[0]?.problem).toBe('file-gone'));
  expect(inbox.memory.incoming).toEqual([]);
});

test('an inbox that is not there shows no chat', async () => {
  expect((await open(inbox.url, 'inbox-gone')).refused?.code).toBe('not-found');
});
