import { describe, expect, test, vi } from 'vitest';
import { channels } from '#shared/channels/registry.ts';
import { type Delivery, nextDelivery } from '#shared/domain/delivery.ts';
import type { ConnectorHarness } from './connector-harness.ts';
import { type CurrentStage, marker, ruleWhere, wildText, withUnixLines } from './connector-stage.ts';

/** What happens between a reply and the provider, and what the provider says of it afterwards. */
export function describeOutbound(harness: ConnectorHarness, stage: CurrentStage): void {
  const { capabilities } = channels[harness.factory.channel];
  const files = harness.files?.outbound ?? capabilities.attachments !== null;
  const fails = (failure: ConnectorHarness['failures'][number]) => ruleWhere(harness.failures.includes(failure));
  const receipts = harness.receipts === 'none' ? null : harness.receipts;

  describe('out', () => {
    test('the provider gets exactly the text, and the answer carries its id', async () => {
      const { rig, connector, startAndMeet, outgoing } = stage();
      await startAndMeet();
      const result = await connector.send(outgoing({ text: wildText }));
      const [received] = await rig.received();
      expect(received && withUnixLines(received.text)).toBe(wildText);
      expect(received?.to).toBe(rig.customer.value);
      expect(result).toMatchObject({ kind: 'sent', externalId: received?.externalId });
    });

    ruleWhere(harness.reference)(
      'the same message sent again carries the same reference, another one another',
      async () => {
        const { rig, connector, startAndMeet, outgoing } = stage();
        await startAndMeet();
        await connector.send(outgoing());
        await connector.send(outgoing());
        await connector.send(outgoing({ messageId: '01900000-0000-7000-8000-000000000002' }));
        const [first, again, other] = (await rig.received()).map((received) => received.reference);
        expect(first).toBeTruthy();
        // A provider that recognises the reference may have kept one message of the two.
        if (other !== undefined) expect(again).toBe(first);
        expect(other ?? again).not.toBe(first);
      },
    );

    ruleWhere(capabilities.maxTextLength !== null)(
      'a text over the limit is sent whole or refused, never cut',
      async () => {
        const { rig, connector, startAndMeet, outgoing } = stage();
        await startAndMeet();
        const text = `${marker} ${'x'.repeat(capabilities.maxTextLength ?? 0)}`;
        const result = await connector.send(outgoing({ text }));
        const received = (await rig.received()).map((message) => message.text).join('');
        if (result.kind === 'sent') expect(received).toBe(text);
        else {
          expect(result).toMatchObject({ kind: 'rejected', code: 'too-long' });
          expect(received).toBe('');
        }
      },
    );

    ruleWhere(files)('a file goes out whole', async () => {
      const { rig, connector, startAndMeet, outgoing } = stage();
      await startAndMeet();
      const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 256);
      const file = {
        name: 'label.pdf',
        mimeType: 'application/pdf',
        sizeBytes: bytes.length,
        contentId: null,
        read: async () => bytes,
      };
      expect((await connector.send(outgoing({ files: [file] }))).kind).toBe('sent');
      const got = (await rig.received()).flatMap((message) => message.files);
      expect(got).toHaveLength(1);
      expect(got[0] && Buffer.compare(got[0].bytes, bytes)).toBe(0);
    });

    fails('refused')('what the provider refuses is rejected, in words', async () => {
      const { rig, connector, startAndMeet, outgoing } = stage();
      await startAndMeet();
      await rig.failNext('refused');
      const result = await connector.send(outgoing());
      expect(result).toMatchObject({ kind: 'rejected', detail: expect.stringMatching(/\w{3,}/) });
    });

    fails('unreachable')('a provider out of reach is tried again later', async () => {
      const { rig, connector, startAndMeet, outgoing } = stage();
      await startAndMeet();
      await rig.failNext('unreachable');
      const result = await connector.send(outgoing());
      expect(result).toMatchObject({ kind: 'temporary', detail: expect.stringMatching(/\w{3,}/) });
    });

    fails('rate-limited')('a provider that asks for patience is tried again after a named time', async () => {
      const { rig, connector, startAndMeet, outgoing } = stage();
      await startAndMeet();
      await rig.failNext('rate-limited');
      const result = await connector.send(outgoing());
      expect(result.kind).toBe('temporary');
      expect(result.kind === 'temporary' && result.retryAfterMs).toBeGreaterThan(0);
    });

    fails('answer-lost')('a lost answer is unconfirmed, because trying again could send it twice', async () => {
      const { rig, connector, startAndMeet, outgoing } = stage();
      await startAndMeet();
      await rig.failNext('answer-lost');
      const message = outgoing();
      expect((await connector.send(message)).kind).toBe('unconfirmed');
      const [received] = await rig.received();
      const found = await connector.lookup?.(message.messageId, message.to);
      // `unknown` is honest; `not-sent` would be a second message to the customer.
      if (found) expect(found.kind).not.toBe('not-sent');
      if (found?.kind === 'sent') expect(found.externalId).toBe(received?.externalId);
    });

    ruleWhere(receipts !== null)('receipts name the message and a late one undoes nothing', async () => {
      const { sink, rig, connector, startAndMeet, outgoing } = stage();
      await startAndMeet();
      const result = await connector.send(outgoing());
      if (result.kind !== 'sent' || !receipts || !rig.receipt) throw new Error(`expected sent, got ${result.kind}`);
      const inOrder = receipts.statuses.filter((status) => status !== 'failed');
      const lateLast = [...inOrder.slice(1), ...inOrder.slice(0, 1)];
      for (const status of lateLast) await rig.receipt(connector, result.externalId, status);
      if (receipts.by === 'watermark') {
        await vi.waitFor(() => expect(sink.watermarks).toHaveLength(lateLast.length));
        expect(new Set(sink.watermarks.map((mark) => mark.threadKey))).toEqual(new Set([rig.threadKey]));
        return;
      }
      await vi.waitFor(() => expect(sink.receipts).toHaveLength(lateLast.length));
      expect(new Set(sink.receipts.map((receipt) => receipt.externalId))).toEqual(new Set([result.externalId]));
      const queued: Delivery = { status: 'sending', at: 0, failure: null };
      expect(sink.receipts.reduce(nextDelivery, queued).status).toBe(inOrder.at(-1));
    });

    ruleWhere(receipts?.statuses.includes('failed') === true)('a failure after sending says why', async () => {
      const { sink, rig, connector, startAndMeet, outgoing } = stage();
      await startAndMeet();
      const result = await connector.send(outgoing());
      if (result.kind !== 'sent' || !rig.receipt) throw new Error(`expected sent, got ${result.kind}`);
      await rig.receipt(connector, result.externalId, 'failed');
      await vi.waitFor(() => expect(sink.receipts).toHaveLength(1));
      expect(sink.receipts[0]).toMatchObject({
        externalId: result.externalId,
        status: 'failed',
        failure: { detail: expect.stringMatching(/\w{3,}/) },
      });
    });
  });
}
