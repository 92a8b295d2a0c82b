import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { type SmppPeer, type SubmittedPart, startSmppPeer } from '../../../../tests/real/smpp-peer.ts';
import { systemClock } from '../../../platform/clock.ts';
import { silentLogger } from '../../../platform/log.ts';
import type { Address, Connector, OutgoingMessage } from '../../connector.ts';
import { type ConnectorHarness, createRecordingSink, type RecordingSink } from '../../connector-harness.ts';
import { describeConnector } from '../../connector-suite.ts';
import { createSmsFactory } from '../index.ts';

const number = '+38640555000';
const customer: Address = { kind: 'phone', value: '+38640555019', label: '+386 40 555 019', name: null };
const fromCustomer = { source: '38640555019', destination: '38640555000' };
const throttled = 0x58;
const tryAgain = 0x64;
const factory = createSmsFactory({
  connectTimeoutMs: 500,
  answerTimeoutMs: 400,
  enquireEveryMs: 100,
  reconnectMinMs: 20,
  reconnectMaxMs: 60,
  partsTimeoutMs: 300,
  throttleRetryMs: 10,
  stopTimeoutMs: 500,
});

const inboxFor = (peer: SmppPeer) => ({
  id: 'inbox-1',
  name: 'Texts',
  address: number,
  settings: {
    provider: 'smpp',
    number,
    smppHost: '127.0.0.1',
    smppPort: peer.port,
    smppTls: false,
    systemId: peer.systemId,
  },
  secrets: { smppPassword: peer.password },
});

/** Messages as the phone would show them: parts joined by their header. */
function joinParts(submitted: readonly SubmittedPart[]) {
  const messages = new Map<string, SubmittedPart[]>();
  submitted.forEach((part, index) => {
    const key = part.joined ? `joined ${part.joined.reference}` : `single ${index}`;
    messages.set(key, [...(messages.get(key) ?? []), part]);
  });
  return [...messages.values()].map((parts) => ({
    to: `+${parts[0]?.destination}`,
    text: parts
      .toSorted((a, b) => (a.joined?.place ?? 0) - (b.joined?.place ?? 0))
      .map(({ text }) => text)
      .join(''),
    reference: null,
    externalId: parts[0]?.id ?? '',
    files: [],
  }));
}

const smppHarness: ConnectorHarness = {
  factory,
  failures: ['refused', 'unreachable', 'rate-limited', 'answer-lost'],
  providerIds: false,
  reference: false,
  receipts: { by: 'id', statuses: ['sent', 'delivered', 'failed'] },
  webhook: false,
  async open(sink) {
    const peer = await startSmppPeer();
    let closed = false;
    const close = async () => {
      if (!closed) await peer.close();
      closed = true;
    };
    const states = { sent: 'ACCEPTD', delivered: 'DELIVRD', failed: 'UNDELIV', read: 'UNKNOWN' };
    return {
      inbox: inboxFor(peer),
      webhookUrl: 'https://desk.example.com/webhooks/sms/inbox-1',
      customer,
      threadKey: customer.value,
      deliver: async (_connector, { text }) =>
        (await peer.deliver({ ...fromCustomer, text })) === 0 ? 'accepted' : 'try-again',
      async receipt(_connector, externalId, status) {
        // The suite's long text went out in parts; a message is delivered when each of them is.
        const ids = peer.submitted.length > 1 ? peer.submitted.map(({ id }) => id) : [externalId];
        for (const id of ids) await peer.deliverReceipt(id, states[status]);
      },
      received: async () => joinParts(peer.submitted),
      async failNext(failure) {
        if (failure === 'refused') peer.failNext(0x0b);
        if (failure === 'rate-limited') peer.failNext(throttled);
        if (failure === 'answer-lost') peer.failNext('drop-after-taking');
        if (failure !== 'unreachable') return;
        await close();
        await vi.waitFor(() => expect(sink.healths.at(-1)?.name).toBe('failing'));
      },
      withWrongCredentials: () => ({ ...inboxFor(peer), secrets: { smppPassword: 'not-it' } }),
      close,
    };
  },
};

describeConnector('SMS by SMPP', smppHarness);

describe('SMPP', () => {
  let peer: SmppPeer;
  let sink: RecordingSink;
  let connector: Connector;
  const create = () =>
    factory.create({ inbox: inboxFor(peer), sink, log: silentLogger(), clock: systemClock, webhookUrl: '' });
  const connected = () => vi.waitFor(() => expect(sink.healths.at(-1)?.name).toBe('connected'), { interval: 5 });
  const texts = () => sink.messages.map(({ text }) => text);
  const message = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
    messageId: 'm-1',
    conversationId: 'c-1',
    to: customer,
    threadKey: null,
    references: [],
    text: 'Hello',
    html: null,
    subject: null,
    recipients: null,
    files: [],
    authorName: null,
    sentAt: 0,
    ...over,
  });
  const long = `${'Long [text] costs €. '.repeat(20)}end`;

  beforeEach(async () => {
    peer = await startSmppPeer();
    sink = createRecordingSink();
    connector = create();
    await connector.start();
    await connected();
  });
  afterEach(async () => {
    await connector.stop();
    await peer.close();
  });

  describe('out', () => {
    test('numbers carry their type, receipts are asked for, and plain text goes in the GSM alphabet', async () => {
      await connector.send(message({ text: 'Cena: 5 € [ok]' }));
      await connector.send(message({ to: { ...customer, value: '12345' }, text: 'Že 😀' }));
      expect(peer.submitted).toMatchObject([
        { destination: '38640555019', destinationTon: 1, source: '38640555000', sourceTon: 1, dataCoding: 0 },
        { destination: '12345', destinationTon: 3, dataCoding: 8, text: 'Že 😀' },
      ]);
      expect(peer.submitted[0]).toMatchObject({ text: 'Cena: 5 € [ok]', wantsReceipt: true, joined: null });
    });

    test('a long message is one message on the phone, and the same reference on every attempt', async () => {
      const emoji = '😀'.repeat(80);
      expect((await connector.send(message({ text: long }))).kind).toBe('sent');
      expect((await connector.send(message({ text: emoji, messageId: 'm-2' }))).kind).toBe('sent');
      expect(joinParts(peer.submitted).map(({ text }) => text)).toEqual([long, emoji]);
      const [first] = peer.submitted;
      await connector.send(message({ text: long }));
      expect(peer.submitted.at(-1)?.joined?.reference).toBe(first?.joined?.reference);
    });

    test('a part that is throttled is offered again, because the message has begun', async () => {
      peer.failNext('accept', throttled, throttled);
      expect((await connector.send(message({ text: long }))).kind).toBe('sent');
      expect(joinParts(peer.submitted).map(({ text }) => text)).toEqual([long]);
    });

    test('a message of which only some parts were accepted is unconfirmed, in words', async () => {
      peer.failNext('accept', 0x0b);
      expect(await connector.send(message({ text: long }))).toMatchObject({
        kind: 'unconfirmed',
        detail: expect.stringContaining('Only 1 of 4 parts'),
      });
    });

    test('silence after a submit is unconfirmed; an answer that comes later is found', async () => {
      peer.failNext({ answerAfterMs: 500 });
      expect((await connector.send(message())).kind).toBe('unconfirmed');
      expect(await connector.lookup?.('m-1', customer)).toEqual({ kind: 'unknown' });
      await vi.waitFor(async () =>
        expect(await connector.lookup?.('m-1', customer)).toEqual({ kind: 'sent', externalId: peer.submitted[0]?.id }),
      );
    });

    test('a connection lost before the server read the message is unconfirmed too: nobody here can know', async () => {
      peer.failNext('drop-before-taking');
      expect((await connector.send(message())).kind).toBe('unconfirmed');
      await connected();
      expect((await connector.send(message())).kind).toBe('sent');
    });

    test.each([
      [0x01, 'rejected', 'too-long'],
      [0x0a, 'rejected', 'misconfigured'],
      [0x0b, 'rejected', 'unreachable'],
      [0x101, 'rejected', 'not-allowed'],
      [0x45, 'rejected', 'rejected'],
    ])('status 0x%s makes a message %s, %s', async (status, kind, code) => {
      peer.failNext(status);
      expect(await connector.send(message())).toMatchObject({ kind, code });
    });

    test.each([0x08, 0x14, 0x58, 0x64])('status 0x%s asks for patience', async (status) => {
      peer.failNext(status);
      expect(await connector.send(message())).toMatchObject({ kind: 'temporary', retryAfterMs: expect.any(Number) });
    });

    test('more messages than the window holds all arrive', async () => {
      const results = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          connector.send(message({ messageId: `m-${index}`, text: `n${index}` })),
        ),
      );
      expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['sent']));
      expect(new Set(peer.submitted.map(({ text }) => text)).size).toBe(40);
    });
  });

  describe('receipts', () => {
    const sendOne = async () => {
      const result = await connector.send(message());
      if (result.kind !== 'sent') throw new Error(result.kind);
      return result.externalId;
    };

    test('a receipt by TLV alone counts, also without the class that announces it', async () => {
      const externalId = await sendOne();
      const tlvs = { receipted_message_id: peer.submitted[0]?.id, message_state: 2 };
      await peer.deliver({ ...fromCustomer, text: '', tlvs });
      expect(sink.receipts).toMatchObject([{ externalId, status: 'delivered' }]);
      expect(sink.messages).toEqual([]);
    });

    test.each<[string, (id: number) => string, (id: string) => string]>([
      ['as it was given', (id) => id.toString(16), (id) => id],
      ['in capitals and padded', (id) => id.toString(16), (id) => id.toUpperCase().padStart(10, '0')],
      ['in decimal for hexadecimal', (id) => (id + 0xabc0).toString(16), (id) => BigInt(`0x${id}`).toString()],
      ['in hexadecimal for decimal', (id) => String(id + 7_000), (id) => BigInt(id).toString(16)],
      ['as no number at all', (id) => `A-${id}-z`, (id) => id],
    ])('the id in a receipt %s is the message’s', async (_name, give, receiptId) => {
      peer.writeIds(give);
      const externalId = await sendOne();
      await peer.deliverReceipt(receiptId(peer.submitted[0]?.id ?? ''), 'DELIVRD');
      expect(sink.receipts).toMatchObject([{ externalId, status: 'delivered', failure: null }]);
    });

    test('how a server writes ids is remembered, for receipts that come after a restart', async () => {
      peer.writeIds((id) => (id + 0xabc0).toString(16));
      await sendOne();
      await peer.deliverReceipt(BigInt(`0x${peer.submitted[0]?.id}`).toString(), 'DELIVRD');
      const later = await sendOne();
      await connector.stop();
      connector = create();
      await connector.start();
      await connected();
      await vi.waitFor(() => expect(peer.binds()).toBe(2));
      await peer.deliverReceipt(BigInt(`0x${later}`).toString(), 'DELIVRD');
      expect(sink.receipts.at(-1)).toMatchObject({ externalId: later, status: 'delivered' });
    });

    test('a long message is delivered with its last part, also across a restart, and failed with the first', async () => {
      const result = await connector.send(message({ text: long }));
      const [first, ...others] = peer.submitted.map(({ id }) => id);
      for (const id of others) await peer.deliverReceipt(id, 'DELIVRD');
      expect(sink.receipts).toEqual([]);
      await connector.stop();
      connector = create();
      await connector.start();
      await connected();
      await vi.waitFor(() => expect(peer.binds()).toBe(2));
      await peer.deliverReceipt(first ?? '', 'DELIVRD');
      expect(sink.receipts).toMatchObject([
        { status: 'delivered', ...(result.kind === 'sent' && { externalId: first }) },
      ]);
      await peer.deliverReceipt(others[0] ?? '', 'UNDELIV', { error: '42' });
      expect(sink.receipts.at(-1)).toMatchObject({
        externalId: first,
        status: 'failed',
        failure: { code: 'unreachable', detail: expect.stringContaining('error 42') },
      });
    });

    test('a state that tells nothing changes nothing, and is acknowledged', async () => {
      const externalId = await sendOne();
      expect(await peer.deliverReceipt(externalId, 'UNKNOWN')).toBe(0);
      expect(await peer.deliver({ ...fromCustomer, text: 'no receipt at all', esmClass: 4 })).toBe(0);
      expect(sink.receipts).toEqual([]);
      expect(sink.messages).toEqual([]);
    });

    test('a receipt that could not be stored is delivered again', async () => {
      const externalId = await sendOne();
      sink.failNext(1);
      expect(await peer.deliverReceipt(externalId, 'DELIVRD')).toBe(tryAgain);
      expect(await peer.deliverReceipt(externalId, 'DELIVRD')).toBe(0);
      expect(sink.receipts).toHaveLength(1);
    });
  });

  describe('long messages in', () => {
    const part = (reference: number, total: number, place: number, bytes: Uint8Array, dataCoding = 8) =>
      peer.deliver({ ...fromCustomer, bytes, dataCoding, udh: [5, 0, 3, reference, total, place] });
    const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16();

    test('parts in any order are one message, with a character cut between two of them', async () => {
      const bytes = ucs2('Živjo 😀 svet');
      // Byte 14 lies between the two halves of the emoji.
      expect(await part(7, 3, 3, bytes.subarray(20))).toBe(0);
      expect(await part(7, 3, 1, bytes.subarray(0, 14))).toBe(0);
      expect(sink.messages).toEqual([]);
      expect(await part(7, 3, 2, bytes.subarray(14, 20))).toBe(0);
      expect(texts()).toEqual(['Živjo 😀 svet']);
    });

    test('an escaped character cut between two parts survives', async () => {
      await part(8, 2, 1, Uint8Array.from([0x61, 0x1b]), 0);
      await part(8, 2, 2, Uint8Array.from([0x65, 0x62]), 0);
      expect(texts()).toEqual(['a€b']);
    });

    test('a 16-bit reference and the SAR fields join as well', async () => {
      const wide = (place: number, text: string) =>
        peer.deliver({ ...fromCustomer, text, udh: [6, 8, 4, 1, 44, 2, place] });
      const sar = (place: number, text: string) =>
        peer.deliver({
          ...fromCustomer,
          text,
          tlvs: { sar_msg_ref_num: 300, sar_total_segments: 2, sar_segment_seqnum: place },
        });
      await wide(2, 'of header');
      await wide(1, 'wide ');
      await sar(1, 'fields ');
      await sar(2, 'instead');
      expect(texts()).toEqual(['wide of header', 'fields instead']);
    });

    test('two customers may use the same reference at the same time', async () => {
      const from = (source: string, place: number, text: string) =>
        peer.deliver({ ...fromCustomer, source, text, udh: [5, 0, 3, 9, 2, place] });
      await from('38640555019', 1, 'a1 ');
      await from('38640555020', 1, 'b1 ');
      await from('38640555020', 2, 'b2');
      await from('38640555019', 2, 'a2');
      expect(texts()).toEqual(['b1 b2', 'a1 a2']);
    });

    test('what stays incomplete is passed on after a while, with its gap marked', async () => {
      await part(10, 3, 1, ucs2('begin'));
      await part(10, 3, 3, ucs2('end'));
      await vi.waitFor(() => expect(texts()).toEqual(['begin [… 2/3 …] end']));
    });

    test('parts that were acknowledged survive a restart', async () => {
      await part(11, 2, 1, ucs2('before '));
      await connector.stop();
      connector = create();
      await connector.start();
      await connected();
      await vi.waitFor(() => expect(peer.binds()).toBe(2));
      await part(11, 2, 2, ucs2('after'));
      expect(texts()).toEqual(['before after']);
    });

    test('a last part that could not be stored completes the same message when it comes again', async () => {
      await part(12, 2, 1, ucs2('one '));
      sink.failNext(1);
      expect(await part(12, 2, 2, ucs2('two'))).toBe(tryAgain);
      expect(await part(12, 2, 2, ucs2('two'))).toBe(0);
      expect(await part(12, 2, 2, ucs2('two'))).toBe(0);
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(texts()).toEqual(['one two']);
      expect(new Set(sink.attempts).size).toBe(1);
    });
  });

  describe('texts and senders in', () => {
    test.each([
      [0, Buffer.from([0x00, 0x1b, 0x65, 0x10]), '@€Δ'],
      [3, Buffer.from('Grüße', 'latin1'), 'Grüße'],
      [8, Buffer.from([0xd8, 0x3d, 0xde, 0x00]), '😀'],
      [0xf1, Buffer.from([0x11]), '_'],
      [0x18, Buffer.from([0x01, 0x7d]), 'Ž'],
      [4, Buffer.from('Živjo'), 'Živjo'],
      [6, Buffer.from([0xbf, 0xe0, 0xd8]), 'При'],
    ])('data coding %s', async (dataCoding, bytes, text) => {
      await peer.deliver({ ...fromCustomer, bytes, dataCoding });
      expect(texts()).toEqual([text]);
    });

    test('a text in the payload field is read', async () => {
      await peer.deliver({
        ...fromCustomer,
        text: '',
        dataCoding: 0,
        tlvs: { message_payload: Buffer.from('payload') },
      });
      expect(texts()).toEqual(['payload']);
    });

    test('a header longer than the message is taken for text, and nothing breaks', async () => {
      expect(
        await peer.deliver({ ...fromCustomer, bytes: Uint8Array.from([90, 65]), dataCoding: 0, esmClass: 0x40 }),
      ).toBe(0);
      expect(texts()).toEqual(['ZA']);
    });

    test('every way to write a number is one customer; codes and names stay', async () => {
      const from = (source: string, sourceTon: number) =>
        peer.deliver({ ...fromCustomer, source, sourceTon, text: 'x' });
      await from('38640555019', 1);
      await from('040555019', 2);
      await from('+38640555019', 0);
      await from('12345', 3);
      await from('PostaSLO', 5);
      const senders = sink.messages.map((one) => one.from.value);
      expect(senders).toEqual(['+38640555019', '+38640555019', '+38640555019', '12345', 'PostaSLO']);
    });

    test('a message delivered again after its acknowledgement was lost with the connection is the same message', async () => {
      await peer.deliver({ ...fromCustomer, text: 'ok' });
      peer.dropConnections();
      await vi.waitFor(() => expect(peer.binds()).toBe(2));
      await peer.deliver({ ...fromCustomer, text: 'ok' });
      await peer.deliver({ ...fromCustomer, text: 'ok' });
      const [first, again, next] = sink.messages.map(({ externalId }) => externalId);
      expect(again).toBe(first);
      expect(next).not.toBe(first);
    });
  });

  describe('the session', () => {
    test('a lost connection comes back by itself', async () => {
      peer.dropConnections();
      await vi.waitFor(() => expect(peer.binds()).toBe(2));
      expect(sink.healths.some(({ name }) => name === 'failing')).toBe(true);
      await connected();
      expect((await connector.send(message())).kind).toBe('sent');
    });

    test('a quiet link is asked whether it lives, and a dead one is left', async () => {
      await vi.waitFor(() => expect(peer.enquiries()).toBeGreaterThan(1));
      expect(peer.binds()).toBe(1);
      peer.freeze();
      await vi.waitFor(() => expect(sink.healths.at(-1)?.name).toBe('failing'), { timeout: 3_000 });
    });

    test('a refused sign-in is failing with words', async () => {
      const refused = createRecordingSink();
      const inbox = { ...inboxFor(peer), secrets: { smppPassword: 'not-it' } };
      const wrong = factory.create({ inbox, sink: refused, log: silentLogger(), clock: systemClock, webhookUrl: '' });
      await wrong.start();
      await vi.waitFor(() =>
        expect(refused.healths.at(-1)).toMatchObject({ name: 'failing', detail: expect.stringContaining('password') }),
      );
      await wrong.stop();
    });

    test('the test of a running inbox does not open a second session', async () => {
      expect((await connector.test()).ok).toBe(true);
      expect(peer.binds()).toBe(1);
    });
  });
});
