import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type ConnectorRun, outgoingFile, runConnector } from '../../../tests/real/connector-run.ts';
import { type GraphRig, openGraphRig } from '../../../tests/real/graph-rig.ts';
import { whatsappBody, whatsappMessage, whatsappStatus } from '../../../tests/real/meta-bodies.ts';
import { whatsappConnector } from './index.ts';

const phoneNumberId = '106540352242922';
const waId = '38640555019';
let rig: GraphRig;
let run: ConnectorRun;
const deliver = (body: unknown) => run.connector.webhook?.(rig.call(body));

beforeEach(async () => {
  rig = await openGraphRig({
    path: 'whatsapp/a',
    settings: { phoneNumberId, number: '+38640555000' },
    nodes: { [phoneNumberId]: { display_phone_number: '+386 40 555 000', verified_name: 'The Shop' } },
    customer: { kind: 'phone', value: `+${waId}`, label: '', name: null },
    threadKey: `+${waId}`,
    bodyOf: () => ({}),
    receiptBody: () => ({}),
    refusal: { kind: 'html', status: 500 },
  });
  run = runConnector(whatsappConnector, rig);
});
afterEach(() => run.close());

test('one picture with a text is one message: the text stands under it', async () => {
  await run.connector.send(run.outgoing({ files: [outgoingFile('parcel.png', 'image/png')] }));
  expect(rig.peer.sent).toHaveLength(1);
  expect(rig.peer.sent[0]?.body).toMatchObject({ type: 'image', image: { caption: 'Your parcel is on its way.' } });
});

test('sound carries no caption, and what is too large to be shown travels as a document', async () => {
  const large = { ...outgoingFile('large.png', 'image/png'), sizeBytes: 5_000_001 };
  await run.connector.send(run.outgoing({ files: [outgoingFile('voice.ogg', 'audio/ogg'), large] }));
  expect(rig.peer.sent.map(({ body }) => body.type)).toEqual(['text', 'audio', 'document']);
  expect(rig.peer.sent[2]?.body).toMatchObject({ document: { filename: 'large.png' } });
});

test('a reply quotes what it answers, but not our own last message', async () => {
  await run.connector.send(run.outgoing({ references: ['wamid.theirs'] }));
  const [first] = rig.peer.sent;
  await run.connector.send(run.outgoing({ messageId: 'other', references: ['wamid.theirs', first?.externalId ?? ''] }));
  expect(first?.body).toMatchObject({ context: { message_id: 'wamid.theirs' } });
  expect(rig.peer.sent[1]?.body).not.toHaveProperty('context');
});

test('who is known by a business-scoped id is written to by it', async () => {
  const to = { kind: 'phone', value: 'US.134912', label: '@sheena', name: null } as const;
  expect(await run.connector.send(run.outgoing({ to, threadKey: 'US.134912' }))).toMatchObject({ kind: 'sent' });
  expect(rig.peer.sent[0]?.body).toMatchObject({ recipient: 'US.134912' });
  expect(rig.peer.sent[0]?.body).not.toHaveProperty('to');
});

test('a closed window is the provider’s word, too', async () => {
  const error = { code: 131047, message: 'Re-engagement message' };
  rig.peer.failNext({ kind: 'error', status: 400, error });
  expect(await run.connector.send(run.outgoing())).toMatchObject({ kind: 'rejected', code: 'window-closed' });
});

test('the status of a message whose answer was lost tells that it arrived', async () => {
  rig.peer.failNext({ kind: 'answer-lost' });
  const outgoing = run.outgoing();
  expect(await run.connector.send(outgoing)).toMatchObject({ kind: 'unconfirmed' });
  const [taken] = rig.peer.sent;
  const externalId = taken?.externalId ?? '';
  await deliver(whatsappStatus(phoneNumberId, externalId, 'sent', { biz_opaque_callback_data: taken?.reference }));
  expect(await run.connector.lookup?.(outgoing.messageId, outgoing.to)).toEqual({ kind: 'sent', externalId });
});

test('another number’s messages are left aside, and an answer from the phone app leaves a trace', async () => {
  const content = { type: 'text', text: { body: 'hi' } };
  await deliver(whatsappMessage({ phoneNumberId: '999', waId, id: 'wamid.1', content }));
  await deliver(whatsappBody(phoneNumberId, { message_echoes: [{}] }, 'smb_message_echoes'));
  expect(run.sink.messages).toEqual([]);
  expect(run.recorded.text()).toContain('"phoneNumberId":"999"');
  expect(run.recorded.text()).toContain('"change smb_message_echoes":1');
});

test('media is fetched with the token, and media that is gone becomes a line of text', async () => {
  const { receive } = run.sink;
  vi.spyOn(run.sink, 'receive').mockImplementation(async (incoming) => {
    for (const file of incoming.files) await file.read();
    return receive(incoming);
  });
  const image = (id: string) => ({ type: 'image', image: { id, mime_type: 'image/jpeg', caption: 'broken' } });
  rig.peer.putMedia('kept', Buffer.from('jpeg'), 'image/jpeg');
  await deliver(whatsappMessage({ phoneNumberId, waId, id: 'wamid.1', content: image('kept') }));
  await deliver(whatsappMessage({ phoneNumberId, waId, id: 'wamid.2', content: image('expired') }));
  expect(run.sink.messages.map(({ text, files }) => [text, files.length])).toEqual([
    ['broken', 1],
    ['broken\n📎 image.jpg (no longer available)', 0],
  ]);
});

test('reading a thread marks its newest message, once', async () => {
  for (const id of ['wamid.1', 'wamid.2'])
    await deliver(whatsappMessage({ phoneNumberId, waId, id, content: { type: 'text', text: { body: 'hi' } } }));
  await run.connector.markRead?.(`+${waId}`, Date.now());
  await run.connector.markRead?.(`+${waId}`, Date.now());
  expect(rig.peer.actions).toEqual([{ messaging_product: 'whatsapp', status: 'read', message_id: 'wamid.2' }]);
});

test('the test says when the ID belongs to another number', async () => {
  const settings = { ...rig.inbox.settings, number: '+38640555999' };
  const { connector } = runConnector(whatsappConnector, { ...rig, inbox: { ...rig.inbox, settings } });
  const report = await connector.test();
  expect(report.ok).toBe(false);
  expect(report.steps.find((step) => !step.ok)).toMatchObject({
    name: 'Phone number',
    detail: expect.stringContaining('+386 40 555 000'),
  });
});
