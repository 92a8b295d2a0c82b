import { describe, expect, test } from 'vitest';
import { eventually, outgoing } from '../sms-fixture.ts';
import { fromCustomer, longText, smppStage, tryAgain } from './smpp-fixture.ts';

const stage = smppStage();

describe('receipts', () => {
  const sendOne = async () => {
    const result = await stage().connector.send(outgoing());
    if (result.kind !== 'sent') throw new Error(result.kind);
    return result.externalId;
  };

  test('a receipt by TLV alone counts, also without the class that announces it', async () => {
    const { peer, sink } = stage();
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
    const { peer, sink } = stage();
    peer.writeIds(give);
    const externalId = await sendOne();
    await peer.deliverReceipt(receiptId(peer.submitted[0]?.id ?? ''), 'DELIVRD');
    expect(sink.receipts).toMatchObject([{ externalId, status: 'delivered', failure: null }]);
  });

  test('how a server writes ids is remembered, for receipts that come after a restart', async () => {
    const { peer, sink, restart } = stage();
    peer.writeIds((id) => (id + 0xabc0).toString(16));
    await sendOne();
    await peer.deliverReceipt(BigInt(`0x${peer.submitted[0]?.id}`).toString(), 'DELIVRD');
    const later = await sendOne();
    await restart();
    await peer.deliverReceipt(BigInt(`0x${later}`).toString(), 'DELIVRD');
    expect(sink.receipts.at(-1)).toMatchObject({ externalId: later, status: 'delivered' });
  });

  test('a long message is delivered with its last part, also across a restart, and failed with the first', async () => {
    const { peer, sink, connector, restart } = stage();
    const result = await connector.send(outgoing({ text: longText }));
    const [first, ...others] = peer.submitted.map(({ id }) => id);
    for (const id of others) await peer.deliverReceipt(id, 'DELIVRD');
    expect(sink.receipts).toEqual([]);
    await restart();
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
    const { peer, sink } = stage();
    const externalId = await sendOne();
    expect(await peer.deliverReceipt(externalId, 'UNKNOWN')).toBe(0);
    expect(await peer.deliver({ ...fromCustomer, text: 'no receipt at all', esmClass: 4 })).toBe(0);
    expect(sink.receipts).toEqual([]);
    expect(sink.messages).toEqual([]);
  });

  test('a receipt that could not be stored is delivered again', async () => {
    const { peer, sink } = stage();
    const externalId = await sendOne();
    sink.failNext(1);
    expect(await peer.deliverReceipt(externalId, 'DELIVRD')).toBe(tryAgain);
    expect(await peer.deliverReceipt(externalId, 'DELIVRD')).toBe(0);
    expect(sink.receipts).toHaveLength(1);
  });

  test('customers’ messages do not wait behind a receipt that cannot be placed yet', async () => {
    const { peer, sink, texts } = stage();
    let place = () => {};
    sink.receipt = () =>
      new Promise((resolve) => {
        place = resolve;
      });
    const receipt = peer.deliverReceipt('77', 'DELIVRD');
    expect(await peer.deliver({ ...fromCustomer, text: 'meanwhile' })).toBe(0);
    expect(texts()).toEqual(['meanwhile']);
    place();
    expect(await receipt).toBe(0);
  });

  test('receipts for early parts, before the later ones are even sent, count', async () => {
    const { peer, sink, connector } = stage();
    peer.failNext('accept', { answerAfterMs: 100 });
    const sending = connector.send(outgoing({ text: longText }));
    await eventually(() => expect(peer.submitted).toHaveLength(2));
    await peer.deliverReceipt(peer.submitted[0]?.id ?? '', 'DELIVRD');
    expect(sink.receipts).toEqual([]);
    const result = await sending;
    for (const { id } of peer.submitted.slice(1)) await peer.deliverReceipt(id, 'DELIVRD');
    expect(sink.receipts).toMatchObject([
      { status: 'delivered', externalId: result.kind === 'sent' && result.externalId },
    ]);
  });

  test('a message of which a part was never sent is not delivered by the parts that were', async () => {
    const { peer, sink, connector } = stage();
    peer.failNext('accept', 0x0b);
    expect((await connector.send(outgoing({ text: longText }))).kind).toBe('unconfirmed');
    await peer.deliverReceipt(peer.submitted[0]?.id ?? '', 'DELIVRD');
    expect(sink.receipts).toEqual([]);
  });
});
