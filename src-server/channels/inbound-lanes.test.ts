import { expect, test } from 'vitest';
import { anIncomingMessage } from '../../tests/factories/incoming-message.ts';
import { createRecordingSink } from './connector-harness.ts';
import { createInboundLanes, FileGone } from './inbound-lanes.ts';

const message = (externalId: string, threadKey: string, read?: () => Promise<Uint8Array>) =>
  anIncomingMessage({
    externalId,
    from: { kind: 'telegram', value: threadKey, label: threadKey, name: null },
    threadKey,
    text: externalId,
    files: read ? [{ name: 'photo.jpg', mimeType: 'image/jpeg', contentId: null, read }] : [],
  });

/** Reads files while it stores, as the server does. */
function readingSink() {
  const sink = createRecordingSink();
  const { receive } = sink;
  sink.receive = async (incoming) => {
    for (const { read } of incoming.files) await read();
    return receive(incoming);
  };
  return sink;
}

test('a text does not overtake the photo before it, and another thread does not wait for it', async () => {
  const sink = readingSink();
  const receive = createInboundLanes(sink);
  let arrive = (_: Uint8Array) => {};
  const slow = new Promise<Uint8Array>((resolve) => {
    arrive = resolve;
  });
  const all = [receive(message('photo', 'ana', () => slow)), receive(message('text', 'ana'))];
  await receive(message('other', 'bor'));
  arrive(new Uint8Array());
  await Promise.all(all);
  expect(sink.messages.map(({ externalId }) => externalId)).toEqual(['other', 'photo', 'text']);
});

test('a file that may come later is the provider’s to repeat; the next message of the thread is not held up', async () => {
  const sink = readingSink();
  const receive = createInboundLanes(sink);
  await expect(receive(message('photo', 'ana', () => Promise.reject(new Error('HTTP 500'))))).rejects.toThrow(
    'HTTP 500',
  );
  expect(await receive(message('text', 'ana'))).toBe('stored');
});

test('a file that is gone does not hide that the store is away', async () => {
  const sink = readingSink();
  sink.failNext(1);
  const receive = createInboundLanes(sink);
  const photo = message('photo', 'ana', () => Promise.reject(new FileGone('expired')));
  await expect(receive(photo)).rejects.toThrow('the store is away');
  expect(await receive(photo)).toBe('stored');
  expect(sink.messages[0]).toMatchObject({ text: 'photo\n📎 photo.jpg (expired)', files: [] });
});
