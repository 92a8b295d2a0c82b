import { afterEach, beforeEach, expect, test } from 'vitest';
import { type ConnectorRun, outgoingFile, runConnector } from '../../../tests/real/connector-run.ts';
import { type GraphRig, openGraphRig } from '../../../tests/real/graph-rig.ts';
import { splitByBytes } from '../meta/page-sending.ts';
import { instagramConnector } from './index.ts';

const accountId = '17841400000000001';
let rig: GraphRig;
let run: ConnectorRun;

beforeEach(async () => {
  rig = await openGraphRig({
    path: 'instagram/a',
    settings: { accountId },
    nodes: { [accountId]: { username: 'the.shop' } },
    customer: { kind: 'instagram', value: '61', label: '61', name: null },
    threadKey: '61',
    bodyOf: () => ({}),
    receiptBody: () => ({}),
    refusal: { kind: 'html', status: 500 },
  });
  run = runConnector(instagramConnector, rig);
});
afterEach(() => run.close());

test('a text within the limit in characters but not in bytes goes out in pieces that read on', async () => {
  const text = 'ご注文の商品は本日発送いたしました。 '.repeat(40).trim();
  expect(await run.connector.send(run.outgoing({ text }))).toMatchObject({ kind: 'sent', externalId: 'm_peer-3' });
  expect(rig.peer.sent.length).toBeGreaterThan(1);
  for (const piece of rig.peer.sent) expect(Buffer.byteLength(piece.text)).toBeLessThanOrEqual(1_000);
  expect(rig.peer.sent.map((piece) => piece.text).join('')).toBe(text);
});

test('a piece never ends inside a character', () => {
  const family = '👩‍👩‍👧‍👦';
  const pieces = splitByBytes(family.repeat(3), 30);
  expect(pieces).toEqual([family, family, family]);
  expect(splitByBytes('', 30)).toEqual([]);
});

test('a picture that is too large is refused before anything is sent', async () => {
  const large = { ...outgoingFile('big.png', 'image/png'), sizeBytes: 8_000_001 };
  expect(await run.connector.send(run.outgoing({ text: '', files: [large] }))).toMatchObject({
    kind: 'rejected',
    detail: expect.stringContaining('8 MB'),
  });
  expect(rig.peer.calls).toEqual([]);
});

test('a lost answer to an upload is tried again: nothing was sent yet', async () => {
  rig.peer.failNext({ kind: 'answer-lost' });
  const outgoing = run.outgoing({ text: '', files: [outgoingFile('račun.png', 'image/png')] });
  expect(await run.connector.send(outgoing)).toMatchObject({ kind: 'temporary' });
  expect(await run.connector.send(outgoing)).toMatchObject({ kind: 'sent' });
  // Instagram refuses file names outside ASCII.
  expect(rig.peer.sent.map(({ files }) => files[0]?.name)).toEqual(['racun.png']);
});
