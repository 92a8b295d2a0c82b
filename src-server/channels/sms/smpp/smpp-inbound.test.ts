import { describe, expect, test } from 'vitest';
import { eventually } from '../sms-fixture.ts';
import { fromCustomer, smppStage, tryAgain } from './smpp-fixture.ts';

const stage = smppStage();

describe('long messages in', () => {
  const part = (reference: number, total: number, place: number, bytes: Uint8Array, dataCoding = 8) =>
    stage().peer.deliver({ ...fromCustomer, bytes, dataCoding, udh: [5, 0, 3, reference, total, place] });
  const ucs2 = (text: string) => Buffer.from(text, 'utf16le').swap16();

  test('parts in any order are one message, with a character cut between two of them', async () => {
    const { sink, texts } = stage();
    const bytes = ucs2('Živjo 😀 svet');
    // Byte 14 lies between the two halves of the emoji.
    expect(await part(7, 3, 3, bytes.subarray(20))).toBe(0);
    expect(await part(7, 3, 1, bytes.subarray(0, 14))).toBe(0);
    expect(sink.messages).toEqual([]);
    expect(await part(7, 3, 2, bytes.subarray(14, 20))).toBe(0);
    expect(texts()).toEqual(['Živjo 😀 svet']);
  });

  test('an escaped character cut between two parts survives', async () => {
    const { texts } = stage();
    await part(8, 2, 1, Uint8Array.from([0x61, 0x1b]), 0);
    await part(8, 2, 2, Uint8Array.from([0x65, 0x62]), 0);
    expect(texts()).toEqual(['a€b']);
  });

  test('a 16-bit reference and the SAR fields join as well', async () => {
    const { peer, texts } = stage();
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
    const { peer, texts } = stage();
    const from = (source: string, place: number, text: string) =>
      peer.deliver({ ...fromCustomer, source, text, udh: [5, 0, 3, 9, 2, place] });
    await from('38640555019', 1, 'a1 ');
    await from('38640555020', 1, 'b1 ');
    await from('38640555020', 2, 'b2');
    await from('38640555019', 2, 'a2');
    expect(texts()).toEqual(['b1 b2', 'a1 a2']);
  });

  test('what stays incomplete is passed on after a while, with its gap marked', async () => {
    const { texts } = stage();
    await part(10, 3, 1, ucs2('begin'));
    await part(10, 3, 3, ucs2('end'));
    await eventually(() => expect(texts()).toEqual(['begin [… 2/3 …] end']));
  });

  test('parts that were acknowledged survive a restart', async () => {
    const { texts, restart } = stage();
    await part(11, 2, 1, ucs2('before '));
    await restart();
    await part(11, 2, 2, ucs2('after'));
    expect(texts()).toEqual(['before after']);
  });

  test('what was incomplete at a restart is passed on too', async () => {
    const { texts, restart } = stage();
    await part(13, 2, 2, ucs2('the end'));
    await restart();
    await eventually(() => expect(texts()).toEqual(['[… 1/2 …] the end']));
  });

  test('a last part that could not be stored completes the same message when it comes again', async () => {
    const { sink, texts } = stage();
    await part(12, 2, 1, ucs2('one '));
    sink.failNext(1);
    expect(await part(12, 2, 2, ucs2('two'))).toBe(tryAgain);
    expect(await part(12, 2, 2, ucs2('two'))).toBe(0);
    expect(await part(12, 2, 2, ucs2('two'))).toBe(0);
    await new Promise((resolve) => setTimeout(resolve, 1_200));
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
    const { peer, texts } = stage();
    await peer.deliver({ ...fromCustomer, bytes, dataCoding });
    expect(texts()).toEqual([text]);
  });

  test('a text in the payload field is read', async () => {
    const { peer, texts } = stage();
    await peer.deliver({
      ...fromCustomer,
      text: '',
      dataCoding: 0,
      tlvs: { message_payload: Buffer.from('payload') },
    });
    expect(texts()).toEqual(['payload']);
  });

  test('a header longer than the message is taken for text, and nothing breaks', async () => {
    const { peer, texts } = stage();
    expect(
      await peer.deliver({ ...fromCustomer, bytes: Uint8Array.from([90, 65]), dataCoding: 0, esmClass: 0x40 }),
    ).toBe(0);
    expect(texts()).toEqual(['ZA']);
  });

  test('every way to write a number is one customer; codes and names stay', async () => {
    const { peer, sink } = stage();
    const from = (source: string, sourceTon: number) => peer.deliver({ ...fromCustomer, source, sourceTon, text: 'x' });
    await from('38640555019', 1);
    await from('040555019', 2);
    await from('+38640555019', 0);
    await from('12345', 3);
    await from('PostaSLO', 5);
    const senders = sink.messages.map((one) => one.from.value);
    expect(senders).toEqual(['+38640555019', '+38640555019', '+38640555019', '12345', 'PostaSLO']);
  });

  test('a message delivered again after its acknowledgement was lost with the connection is the same message', async () => {
    const { peer, sink } = stage();
    await peer.deliver({ ...fromCustomer, text: 'ok' });
    peer.dropConnections();
    await eventually(() => expect(peer.binds()).toBe(2));
    await peer.deliver({ ...fromCustomer, text: 'ok' });
    await peer.deliver({ ...fromCustomer, text: 'ok' });
    const [first, again, next] = sink.messages.map(({ externalId }) => externalId);
    expect(again).toBe(first);
    expect(next).not.toBe(first);
  });
});
