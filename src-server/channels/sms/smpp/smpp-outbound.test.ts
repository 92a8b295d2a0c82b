import { describe, expect, test } from 'vitest';
import { customer, eventually, outgoing } from '../sms-fixture.ts';
import { joinParts, longText, smppStage, throttled } from './smpp-fixture.ts';

const stage = smppStage();

describe('out', () => {
  test('numbers carry their type, receipts are asked for, and plain text goes in the GSM alphabet', async () => {
    const { peer, connector } = stage();
    await connector.send(outgoing({ text: 'Cena: 5 € [ok]' }));
    await connector.send(outgoing({ to: { ...customer, value: '12345' }, text: 'Že 😀' }));
    expect(peer.submitted).toMatchObject([
      { destination: '38640555019', destinationTon: 1, source: '38640555000', sourceTon: 1, dataCoding: 0 },
      { destination: '12345', destinationTon: 3, dataCoding: 8, text: 'Že 😀' },
    ]);
    expect(peer.submitted[0]).toMatchObject({ text: 'Cena: 5 € [ok]', wantsReceipt: true, joined: null });
  });

  test('a long message is one message on the phone, and the same reference on every attempt', async () => {
    const { peer, connector } = stage();
    const emoji = '😀'.repeat(80);
    expect((await connector.send(outgoing({ text: longText }))).kind).toBe('sent');
    expect((await connector.send(outgoing({ text: emoji, messageId: 'm-2' }))).kind).toBe('sent');
    expect(joinParts(peer.submitted).map(({ text }) => text)).toEqual([longText, emoji]);
    const [first] = peer.submitted;
    await connector.send(outgoing({ text: longText }));
    expect(peer.submitted.at(-1)?.joined?.reference).toBe(first?.joined?.reference);
  });

  test('a part that is throttled is offered again, because the message has begun', async () => {
    const { peer, connector } = stage();
    peer.failNext('accept', throttled, throttled);
    expect((await connector.send(outgoing({ text: longText }))).kind).toBe('sent');
    expect(joinParts(peer.submitted).map(({ text }) => text)).toEqual([longText]);
  });

  test('a message of which only some parts were accepted is unconfirmed, in words', async () => {
    const { peer, connector } = stage();
    peer.failNext('accept', 0x0b);
    expect(await connector.send(outgoing({ text: longText }))).toMatchObject({
      kind: 'unconfirmed',
      detail: expect.stringContaining('Only 1 of 4 parts'),
    });
  });

  test('stopping lets a long message that has begun go out whole', async () => {
    const { peer, connector } = stage();
    peer.failNext({ answerAfterMs: 60 }, { answerAfterMs: 60 });
    const sending = connector.send(outgoing({ text: longText }));
    await eventually(() => expect(peer.submitted).toHaveLength(1));
    await connector.stop();
    expect((await sending).kind).toBe('sent');
    expect(joinParts(peer.submitted).map(({ text }) => text)).toEqual([longText]);
  });

  test('silence after a submit is unconfirmed; an answer that comes later is found', async () => {
    const { peer, connector } = stage();
    peer.failNext({ answerAfterMs: 1_000 });
    expect((await connector.send(outgoing())).kind).toBe('unconfirmed');
    expect(await connector.lookup?.('m-1', customer)).toEqual({ kind: 'unknown' });
    await eventually(async () =>
      expect(await connector.lookup?.('m-1', customer)).toEqual({ kind: 'sent', externalId: peer.submitted[0]?.id }),
    );
  });

  test('a connection lost before the server read the message is unconfirmed too: nobody here can know', async () => {
    const { peer, connector, connected } = stage();
    peer.failNext('drop-before-taking');
    expect((await connector.send(outgoing())).kind).toBe('unconfirmed');
    await connected();
    expect((await connector.send(outgoing())).kind).toBe('sent');
  });

  test.each([
    [0x01, 'rejected', 'too-long'],
    [0x0a, 'rejected', 'misconfigured'],
    [0x0b, 'rejected', 'unreachable'],
    [0x101, 'rejected', 'not-allowed'],
    [0x45, 'rejected', 'rejected'],
  ])('status 0x%s makes a message %s, %s', async (status, kind, code) => {
    const { peer, connector } = stage();
    peer.failNext(status);
    expect(await connector.send(outgoing())).toMatchObject({ kind, code });
  });

  test.each([0x08, 0x14, 0x58, 0x64])('status 0x%s asks for patience', async (status) => {
    const { peer, connector } = stage();
    peer.failNext(status);
    expect(await connector.send(outgoing())).toMatchObject({ kind: 'temporary', retryAfterMs: expect.any(Number) });
  });

  test('more messages than the window holds all arrive', async () => {
    const { peer, connector } = stage();
    const results = await Promise.all(
      Array.from({ length: 40 }, (_, index) =>
        connector.send(outgoing({ messageId: `m-${index}`, text: `n${index}` })),
      ),
    );
    expect(new Set(results.map(({ kind }) => kind))).toEqual(new Set(['sent']));
    expect(new Set(peer.submitted.map(({ text }) => text)).size).toBe(40);
  });
});
