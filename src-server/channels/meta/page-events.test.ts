import { expect, test } from 'vitest';
import { parseEnvelope } from './envelope.ts';
import { parsePageEvent } from './page-events.ts';

const now = 1_770_000_000_000;
const from = (content: Record<string, unknown>) =>
  parsePageEvent({ sender: { id: 'u1' }, recipient: { id: 'p1' }, timestamp: now - 5, ...content }, now);

test('a text is a message with its id, its sender and its time', () => {
  expect(from({ message: { mid: 'm1', text: 'hello', something_new: [1] } })).toMatchObject({
    kind: 'message',
    userId: 'u1',
    externalId: 'm1',
    text: 'hello',
    automatic: false,
    sentAt: now - 5,
  });
});

test('ids written as numbers are read as text, every digit of them', () => {
  const body = Buffer.from(
    '{"object":"page","entry":[{"id":12345654332,"messaging":[{"sender":{"id":10215999888777667},"message":{"mid":"m","text":"a"}}]}]}',
  );
  const envelope = parseEnvelope(body);
  expect(envelope?.entries[0]?.id).toBe('12345654332');
  expect(parsePageEvent(envelope?.entries[0]?.messaging[0], now)).toMatchObject({ userId: '10215999888777667' });
});

test('pictures become files named after their address, places and links become text', () => {
  const event = from({
    message: {
      mid: 'm1',
      attachments: [
        { type: 'image', payload: { url: 'https://cdn.example/v/t1/photo%20one.png?oh=1' } },
        { type: 'file', payload: { url: 'https://cdn.example/unknown' } },
        { type: 'location', payload: { coordinates: { lat: 46.05, long: 14.5 } } },
        { type: 'fallback', title: 'Summer sale', payload: { url: 'https://shop.example/sale' } },
      ],
    },
  });
  expect(event).toMatchObject({
    files: [
      { name: 'photo one.png', mimeType: 'image/png' },
      { name: 'file', mimeType: 'application/octet-stream' },
    ],
    text: expect.stringMatching(/46\.05, 14\.5[\s\S]*Summer sale https:\/\/shop\.example\/sale/),
  });
});

test('a pressed button says what was on it, and pressing it twice is two messages', () => {
  const press = (timestamp: number) =>
    parsePageEvent({ sender: { id: 'u1' }, timestamp, postback: { title: 'Track my order', payload: 'TRACK' } }, now);
  expect(press(now)).toMatchObject({ kind: 'message', text: 'Track my order' });
  expect(press(now)).toEqual(press(now));
  expect(press(now)).not.toMatchObject({ externalId: Reflect.get(press(now + 1), 'externalId') });
});

test('a reaction is shown and waits for nobody; taking it back is not worth a line', () => {
  expect(from({ reaction: { mid: 'm0', action: 'react', emoji: '❤️' } })).toMatchObject({
    text: 'Reaction: ❤️',
    references: ['m0'],
    automatic: true,
  });
  expect(from({ reaction: { mid: 'm0', action: 'unreact' } }).kind).toBe('ignored');
});

test('an edit and a deletion are messages of their own beside the first one', () => {
  const edit = from({ message_edit: { mid: 'm1', text: 'two please', num_edit: '2' } });
  expect(edit).toMatchObject({ externalId: 'm1:edit:2', text: '✏️ two please', references: ['m1'], automatic: false });
  const deletion = from({ message: { mid: 'm1', is_deleted: true } });
  expect(deletion).toMatchObject({ externalId: 'm1:deleted', references: ['m1'], automatic: true });
});

test('our own echo is never a message of the customer', () => {
  expect(from({ message: { mid: 'm1', text: 'hello', is_echo: true, app_id: 1517776481860111 } })).toEqual({
    kind: 'echo',
    messageId: 'm1',
    reference: null,
    appId: '1517776481860111',
  });
});

test('a watermark without a time of its own counts from the event', () => {
  expect(from({ delivery: { watermark: 1_458_668_856_253 } })).toMatchObject({
    kind: 'delivered',
    at: 1_458_668_856_253,
  });
  expect(from({ read: { mid: 'm7' } })).toEqual({ kind: 'read', userId: 'u1', at: now - 5, messageId: 'm7' });
});

test('an answer to a story names it, and a message without anything to show says so', () => {
  expect(
    from({ message: { mid: 'm', text: 'Is this in stock?', reply_to: { story: { url: 'https://ig.example/s' } } } }),
  ).toMatchObject({
    text: '↩ https://ig.example/s\nIs this in stock?',
  });
  expect(from({ message: { mid: 'm', is_unsupported: true } })).toMatchObject({ text: expect.stringContaining('⚠️') });
});

test.each([
  [{ optin: { ref: 'x' } }, 'optin'],
  [{ sender: 7 }, 'event without content'],
  ['nonsense', 'event without content'],
])('what is not understood is left aside by its kind: %j', (content, what) => {
  const raw = typeof content === 'string' ? content : { sender: { id: 'u1' }, ...content };
  expect(parsePageEvent(raw, now)).toEqual({ kind: 'ignored', what: expect.stringContaining(what) });
});

test('characters no database can keep are taken out', () => {
  expect(from({ message: { mid: 'm', text: 'a\u0000b\ud800c' } })).toMatchObject({ text: 'ab\ufffdc' });
});
