import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { startTwilioPeer, type TwilioInbound, type TwilioPeer } from '../../../../tests/real/twilio-peer.ts';
import { systemClock } from '../../../platform/clock.ts';
import { silentLogger } from '../../../platform/log.ts';
import type { Connector } from '../../connector.ts';
import { createRecordingSink, type RecordingSink } from '../../connector-harness.ts';
import { FileGone, maxInboundBytes } from '../../inbound-lanes.ts';
import { customer, eventually, number, outgoing } from '../sms-fixture.ts';
import { factory, inboxFor, signedCall, webhookUrl } from './twilio-fixture.ts';

describe('Twilio', () => {
  let peer: TwilioPeer;
  let sink: RecordingSink;
  let connector: Connector;
  const create = () =>
    factory.create({ inbox: inboxFor(peer), sink, log: silentLogger(), clock: systemClock, webhookUrl });
  const connected = () => eventually(() => expect(sink.healths.at(-1)?.name).toBe('connected'));
  const inbound = (sid: string, over: Partial<TwilioInbound> = {}): TwilioInbound => ({
    sid,
    from: customer.value,
    to: number,
    body: `text of ${sid}`,
    ...over,
  });

  beforeEach(async () => {
    peer = await startTwilioPeer();
    peer.numbers.set(number, { sms: true, smsUrl: webhookUrl });
    sink = createRecordingSink();
    connector = create();
    await connector.start();
    await connected();
  });
  afterEach(async () => {
    await connector.stop();
    await peer.close();
  });

  test('a picture in an MMS is fetched with the account’s credentials', async () => {
    const bytes = Uint8Array.from([1, 2, 3, 250]);
    const call = peer.inboundFields(inbound('MM01', { media: [{ bytes, mimeType: 'image/jpeg' }] }));
    expect((await connector.webhook?.(signedCall(peer, call)))?.status).toBe(200);
    const [file] = sink.messages[0]?.files ?? [];
    expect(file).toMatchObject({ name: 'media-1.jpg', mimeType: 'image/jpeg' });
    expect(file && [...(await file.read())]).toEqual([...bytes]);
  });

  test('a file that is too large or gone for good is not fetched again and again', async () => {
    const media = [{ bytes: new Uint8Array(maxInboundBytes + 1), mimeType: 'video/mp4' }];
    await connector.webhook?.(signedCall(peer, peer.inboundFields(inbound('MM02', { media }))));
    const gone = { ...peer.inboundFields(inbound('MM04')), NumMedia: '1', MediaUrl0: `${peer.baseUrl}/nothing` };
    await connector.webhook?.(signedCall(peer, gone));
    for (const message of sink.messages) {
      // The size alone: a failure of this rule would print the bytes.
      const size = message.files[0]?.read().then((bytes) => bytes.length);
      await expect(size).rejects.toBeInstanceOf(FileGone);
    }
    expect(sink.messages).toHaveLength(2);
  });

  test('the token is not sent to a file server that is not Twilio’s', async () => {
    const elsewhere = await startTwilioPeer();
    const medium = { bytes: Uint8Array.from([1]), mimeType: 'image/png' };
    const foreign = elsewhere.inboundFields(inbound('MM03', { media: [medium] }));
    await connector.webhook?.(signedCall(peer, foreign));
    await expect(sink.messages[0]?.files[0]?.read()).rejects.toThrow();
    expect(elsewhere.requests).toMatchObject([{ authorized: false }]);
    await elsewhere.close();
  });

  test('short codes and sender names stay as they are; a name cannot be answered', async () => {
    await connector.webhook?.(signedCall(peer, peer.inboundFields(inbound('SM10', { from: '12345' }))));
    await connector.webhook?.(signedCall(peer, peer.inboundFields(inbound('SM11', { from: 'PostaSLO' }))));
    expect(sink.messages.map(({ from }) => from.value)).toEqual(['12345', 'PostaSLO']);
    expect((await connector.send(outgoing({ to: { ...customer, value: '12345' } }))).kind).toBe('sent');
    const named = await connector.send(outgoing({ to: { ...customer, value: 'PostaSLO' } }));
    expect(named).toMatchObject({ kind: 'rejected', code: 'not-allowed' });
  });

  test('a customer who answered STOP is not allowed to be written to', async () => {
    peer.failNext({ status: 400, code: 21610, message: 'Attempt to send to unsubscribed recipient' });
    expect(await connector.send(outgoing())).toMatchObject({
      kind: 'rejected',
      code: 'not-allowed',
      detail: expect.stringContaining('STOP'),
    });
  });

  test.each([
    [{ status: 400, code: 21211 }, 'rejected'],
    [{ status: 401, code: 20003 }, 'rejected'],
    [{ status: 503 }, 'temporary'],
    [{ status: 429 }, 'temporary'],
    [{ status: 500 }, 'unconfirmed'],
    [{ status: 502 }, 'unconfirmed'],
  ])('answer %o makes a message %s', async (trouble, kind) => {
    peer.failNext(trouble);
    expect((await connector.send(outgoing())).kind).toBe(kind);
  });

  test.each([
    ['30003', 'unreachable'],
    ['30004', 'not-allowed'],
    ['30007', 'rejected'],
    ['30034', 'misconfigured'],
    ['30036', 'expired'],
    ['39999', 'rejected'],
  ])('error %s in a status callback means %s', async (ErrorCode, code) => {
    await connector.webhook?.(signedCall(peer, { MessageSid: 'SM1', MessageStatus: 'undelivered', ErrorCode }));
    expect(sink.receipts).toMatchObject([{ status: 'failed', failure: { code } }]);
  });

  test('steps before sending are no receipts', async () => {
    for (const MessageStatus of ['queued', 'accepted', 'sending']) {
      const answer = await connector.webhook?.(signedCall(peer, { MessageSid: 'SM1', MessageStatus }));
      expect(answer?.status).toBe(200);
    }
    expect(sink.receipts).toEqual([]);
  });

  test('a status callback tells that a message with a lost answer was sent after all', async () => {
    peer.failNext('take-and-hang-up');
    expect((await connector.send(outgoing({ messageId: 'm-lost' }))).kind).toBe('unconfirmed');
    expect(await connector.lookup?.('m-lost', customer)).toEqual({ kind: 'unknown' });
    const [taken] = peer.messages;
    const callback = new URL(taken?.StatusCallback ?? '');
    const query = Object.fromEntries(callback.searchParams);
    await connector.webhook?.(signedCall(peer, { MessageSid: taken?.sid ?? '', MessageStatus: 'sent' }, query));
    expect(await connector.lookup?.('m-lost', customer)).toEqual({ kind: 'sent', externalId: taken?.sid });
  });

  test('messages whose webhook never came are fetched after a restart, oldest first, and known ones are recognised', async () => {
    await connector.webhook?.(signedCall(peer, peer.inboundFields(inbound('SM20'))));
    await connector.stop();
    const media = [{ bytes: Uint8Array.from([9]), mimeType: 'image/png' }];
    peer.inbound.push(inbound('SM19', { at: Date.now() - 3_600_000 }), inbound('SM20'), inbound('SM21'));
    peer.inbound.push(inbound('SM22', { media }), inbound('SM23', { to: '+38640999999' }));
    connector = create();
    await connector.start();
    await eventually(() =>
      expect(sink.messages.map(({ externalId }) => externalId)).toEqual(['SM20', 'SM20', 'SM21', 'SM22']),
    );
    expect([...((await sink.messages[3]?.files[0]?.read()) ?? [])]).toEqual([9]);
  });

  test('a message the store could not take is fetched soon, without Twilio calling again', async () => {
    peer.inbound.push(inbound('SM30'));
    sink.failNext(1);
    expect((await connector.webhook?.(signedCall(peer, peer.inboundFields(inbound('SM30')))))?.status).toBe(503);
    await eventually(() => expect(sink.messages.map(({ externalId }) => externalId)).toEqual(['SM30']));
  });

  test('the first start does not take a number’s old messages for new', async () => {
    const fresh = createRecordingSink();
    peer.inbound.push(inbound('SM40'));
    const first = factory.create({
      inbox: inboxFor(peer),
      sink: fresh,
      log: silentLogger(),
      clock: systemClock,
      webhookUrl,
    });
    await first.start();
    await eventually(() => expect(fresh.healths.at(-1)?.name).toBe('connected'));
    await first.stop();
    expect(fresh.messages).toEqual([]);
  });

  test('the test names a number that is not the account’s, and a webhook that leads elsewhere', async () => {
    peer.numbers.set(number, { sms: true, smsUrl: 'https://elsewhere.example.com/' });
    expect(await connector.test()).toMatchObject({ ok: true });
    expect(JSON.stringify(await connector.test())).toContain(webhookUrl);
    peer.numbers.delete(number);
    const report = await connector.test();
    expect(report.ok).toBe(false);
    expect(report.steps.find(({ ok }) => !ok)?.detail).toContain(number);
  });

  test('an account that may not be used is failing with words, and comes back by itself', async () => {
    await connector.stop();
    peer.accountStatus = 'suspended';
    connector = create();
    await connector.start();
    await eventually(() =>
      expect(sink.healths.at(-1)).toMatchObject({ name: 'failing', detail: expect.stringContaining('suspended') }),
    );
    peer.accountStatus = 'active';
    await connected();
  });
});
