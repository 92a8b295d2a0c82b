import { describe, expect, test, vi } from 'vitest';
import { channels } from '#shared/channels/registry.ts';
import type { ConnectorHarness, Inbound } from './connector-harness.ts';
import { type CurrentStage, marker, ruleWhere, wildText, withUnixLines } from './connector-stage.ts';

const dayMs = 86_400_000;

/** What happens between the provider's delivery and the sink. */
export function describeInbound(harness: ConnectorHarness, stage: CurrentStage): void {
  const { capabilities, identityKind } = channels[harness.factory.channel];
  const files = harness.files?.inbound ?? capabilities.attachments !== null;

  describe('in', () => {
    test('a message reaches the sink once, with its text, its sender normalised and its time in ms', async () => {
      const { sink, rig, connector, start, arrived } = stage();
      await start();
      expect(await rig.deliver(connector, { key: 'first', text: wildText })).toBe('accepted');
      await arrived();
      const [message] = sink.messages;
      expect(withUnixLines(message?.text ?? '')).toBe(wildText);
      expect(message?.from).toMatchObject({ kind: identityKind, value: rig.customer.value });
      expect(message?.threadKey).toBe(rig.threadKey);
      expect(message?.externalId).not.toBe('');
      expect(Number.isInteger(message?.sentAt)).toBe(true);
      expect(message?.sentAt).toBeGreaterThan(1_000_000_000_000);
      expect(message?.sentAt).toBeLessThan(Date.now() + dayMs);
    });

    test('two messages have two external ids, also when their words are the same', async () => {
      const { sink, rig, connector, start, arrived } = stage();
      await start();
      await rig.deliver(connector, { key: 'first', text: `${marker} ok` });
      await rig.deliver(connector, { key: 'second', text: `${marker} ok` });
      await arrived(2);
      expect(new Set(sink.messages.map((message) => message.externalId)).size).toBe(2);
    });

    ruleWhere(harness.providerIds)('a message the provider repeats carries the same external id', async () => {
      const { sink, rig, connector, start, arrived } = stage();
      await start();
      const inbound: Inbound = { key: 'again', text: `${marker} once` };
      await rig.deliver(connector, inbound);
      await arrived();
      // Either it is passed on for the sink to recognise, or the connector did; a second identity would be a second message.
      expect(await rig.deliver(connector, inbound)).toBe('accepted');
      expect(new Set(sink.messages.map((message) => message.externalId)).size).toBe(1);
    });

    test('the provider is told only after the sink has stored the message', async () => {
      const { sink, rig, connector, start } = stage();
      await start();
      const release = sink.hold();
      let answer: string | null = null;
      const delivered = rig.deliver(connector, { key: 'slow', text: `${marker} wait` }).then((told) => {
        answer = told;
      });
      await vi.waitFor(() => expect(sink.attempts).toHaveLength(1), { timeout: 10_000, interval: 10 });
      await new Promise((resolve) => setTimeout(resolve, 60));
      expect(answer).toBeNull();
      release();
      await delivered;
      expect(answer).toBe('accepted');
      expect(sink.messages).toHaveLength(1);
    });

    test('when the message cannot be stored the provider tries again, and it arrives as the same message', async () => {
      const { sink, rig, connector, start, arrived } = stage();
      await start();
      const inbound: Inbound = { key: 'retry', text: `${marker} please` };
      sink.failNext(1);
      expect(await rig.deliver(connector, inbound)).toBe('try-again');
      expect(sink.messages).toHaveLength(0);
      expect(await rig.deliver(connector, inbound)).toBe('accepted');
      await arrived();
      expect(sink.messages[0]?.text).toContain(inbound.text);
      expect(new Set(sink.attempts).size).toBe(1);
    });

    ruleWhere(files)('a file arrives whole', async () => {
      const { sink, rig, connector, start, arrived } = stage();
      await start();
      // Begins as a PDF does: channels that look into files must not take it for something else.
      const head = new TextEncoder().encode('%PDF-1.7\n');
      const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => head[index] ?? (index * 7) % 256);
      const file = { name: 'receipt.pdf', mimeType: 'application/pdf', bytes };
      await rig.deliver(connector, { key: 'file', text: `${marker} see file`, file });
      await arrived();
      const [incoming] = sink.messages[0]?.files ?? [];
      expect(incoming?.mimeType).toBe('application/pdf');
      expect(incoming && Buffer.compare(await incoming.read(), bytes)).toBe(0);
    });

    ruleWhere(harness.webhook)('a genuine call is answered with success', async () => {
      const { start, arrived, webhook } = stage();
      await start();
      const { genuine, call } = webhook();
      expect((await call(genuine({ key: 'genuine', text: `${marker} hi` }))).status).toBe(200);
      await arrived();
    });

    ruleWhere(harness.webhook)('a forged call is refused with 401, reaches nobody and is logged once', async () => {
      const { sink, recorded, start, webhook } = stage();
      await start();
      const before = recorded.warnings().length;
      const { forged, call } = webhook();
      expect((await call(forged({ key: 'forged', text: `${marker} trust me` }))).status).toBe(401);
      expect(sink.attempts).toEqual([]);
      expect(recorded.warnings()).toHaveLength(before + 1);
    });

    ruleWhere(harness.webhook)('a signed call that makes no sense is answered with 400', async () => {
      const { sink, start, webhook } = stage();
      await start();
      const { malformed, call } = webhook();
      expect((await call(malformed())).status).toBe(400);
      expect(sink.attempts).toEqual([]);
    });
  });
}
