import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { channels } from '#shared/channels/registry.ts';
import { type Delivery, nextDelivery } from '#shared/domain/delivery.ts';
import { systemClock } from '../platform/clock.ts';
import type { Connector, OutgoingMessage, WebhookRequest } from './connector.ts';
import {
  type ConnectorHarness,
  type ConnectorRig,
  createRecordedLog,
  createRecordingSink,
  type Inbound,
  type RecordedLog,
  type RecordingSink,
} from './connector-harness.ts';

/** Stands in every text of the suite, so that one look at the log tells whether a message's words reached it. */
const marker = 'quokka';
const wildText = `${marker} 👩‍👩‍👧‍👦 naïve €5 [ok]\nsecond line\n\nŠiška 🇸🇮 日本`;
const dayMs = 86_400_000;
const withUnixLines = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();

/**
 * The rules every connector keeps, run by each of them against a local provider that behaves like the real one. Call it at the top
 * of a test file; rules that the channel or its provider cannot have are skipped by name.
 */
export function describeConnector(name: string, harness: ConnectorHarness): void {
  const { capabilities, identityKind } = channels[harness.factory.channel];
  const files = harness.files ?? {
    inbound: capabilities.attachments !== null,
    outbound: capabilities.attachments !== null,
  };
  const fails = (failure: ConnectorHarness['failures'][number]) => test.runIf(harness.failures.includes(failure));
  const receipts = harness.receipts === 'none' ? null : harness.receipts;

  describe(`${name} keeps the rules of a connector`, () => {
    let sink: RecordingSink;
    let rig: ConnectorRig;
    let recorded: RecordedLog;
    let connector: Connector;

    const create = (inbox: ConnectorRig['inbox']) =>
      harness.factory.create({
        inbox,
        sink,
        log: recorded.log,
        clock: rig.clock ?? systemClock,
        webhookUrl: rig.webhookUrl,
      });
    const start = async () => {
      await connector.start();
      await vi.waitFor(() => expect(sink.healths.at(-1)?.name).toBe('connected'), { timeout: 10_000, interval: 20 });
    };
    /** Started, and known to the customer where the channel wants that before we may write. */
    const startAndMeet = async () => {
      await start();
      await rig.meet?.(connector);
      sink.clear();
    };
    const arrived = (count = 1) =>
      vi.waitFor(() => expect(sink.messages).toHaveLength(count), { timeout: 10_000, interval: 10 });
    const outgoing = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
      messageId: '01900000-0000-7000-8000-000000000001',
      conversationId: '01900000-0000-7000-8000-0000000000c0',
      to: rig.customer,
      threadKey: rig.threadKey,
      references: [],
      text: `${marker} says hello`,
      html: null,
      subject: capabilities.subject ? 'Your order' : null,
      recipients: capabilities.recipients ? { to: [rig.customer.value], cc: [], bcc: [] } : null,
      files: [],
      authorName: null,
      sentAt: Date.now(),
      ...over,
    });
    const webhook = () => {
      if (!rig.webhook || !connector.webhook)
        throw new Error('harness.webhook is true, but there is no webhook to call');
      const { webhook: answer } = connector;
      return { ...rig.webhook, call: (request: WebhookRequest) => answer.call(connector, request) };
    };

    beforeEach(async () => {
      sink = createRecordingSink();
      recorded = createRecordedLog();
      rig = await harness.open(sink);
      connector = create(rig.inbox);
    });

    afterEach(async () => {
      await connector.stop();
      await rig.close();
      // Holds for every rule: whatever happened, neither words, addresses nor secrets are in the log.
      const log = recorded.text();
      expect(log).not.toContain(marker);
      expect(log).not.toContain(rig.customer.value);
      for (const secret of Object.values(rig.inbox.secrets)) {
        for (const form of [secret, encodeURIComponent(secret)]) expect(log).not.toContain(form);
      }
    });

    describe('in', () => {
      test('a message reaches the sink once, with its text, its sender normalised and its time in ms', async () => {
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
        await start();
        await rig.deliver(connector, { key: 'first', text: `${marker} ok` });
        await rig.deliver(connector, { key: 'second', text: `${marker} ok` });
        await arrived(2);
        expect(new Set(sink.messages.map((message) => message.externalId)).size).toBe(2);
      });

      test.runIf(harness.providerIds)('a message the provider repeats carries the same external id', async () => {
        await start();
        const inbound: Inbound = { key: 'again', text: `${marker} once` };
        await rig.deliver(connector, inbound);
        await arrived();
        // Either it is passed on for the sink to recognise, or the connector did; a second identity would be a second message.
        expect(await rig.deliver(connector, inbound)).toBe('accepted');
        expect(new Set(sink.messages.map((message) => message.externalId)).size).toBe(1);
      });

      test('the provider is told only after the sink has stored the message', async () => {
        await start();
        const release = sink.hold();
        let answer: string | null = null;
        const delivered = rig.deliver(connector, { key: 'slow', text: `${marker} wait` }).then((told) => {
          answer = told;
        });
        await vi.waitFor(() => expect(sink.entered()).toBe(1), { timeout: 10_000, interval: 10 });
        await new Promise((resolve) => setTimeout(resolve, 60));
        expect(answer).toBeNull();
        release();
        await delivered;
        expect(answer).toBe('accepted');
        expect(sink.messages).toHaveLength(1);
      });

      test('when the message cannot be stored the provider tries again, and it arrives as the same message', async () => {
        await start();
        const inbound: Inbound = { key: 'retry', text: `${marker} please` };
        sink.failNext(1);
        expect(await rig.deliver(connector, inbound)).toBe('try-again');
        expect(sink.messages).toHaveLength(0);
        expect(await rig.deliver(connector, inbound)).toBe('accepted');
        await arrived();
        expect(sink.messages[0]?.text).toContain(inbound.text);
      });

      test.runIf(files.inbound)('a file arrives whole', async () => {
        await start();
        const bytes = Uint8Array.from({ length: 5_000 }, (_, index) => (index * 7) % 256);
        const file = { name: 'receipt.pdf', mimeType: 'application/pdf', bytes };
        await rig.deliver(connector, { key: 'file', text: `${marker} see file`, file });
        await arrived();
        const [incoming] = sink.messages[0]?.files ?? [];
        expect(incoming?.mimeType).toBe('application/pdf');
        expect(incoming && Buffer.compare(await incoming.read(), bytes)).toBe(0);
      });

      test.runIf(harness.webhook)('a genuine call is answered with success', async () => {
        await start();
        const { genuine, call } = webhook();
        expect((await call(genuine({ key: 'genuine', text: `${marker} hi` }))).status).toBe(200);
        await arrived();
      });

      test.runIf(harness.webhook)('a forged call is refused with 401, reaches nobody and is logged once', async () => {
        await start();
        const before = recorded.warnings().length;
        const { forged, call } = webhook();
        expect((await call(forged({ key: 'forged', text: `${marker} trust me` }))).status).toBe(401);
        expect(sink.entered()).toBe(0);
        expect(recorded.warnings()).toHaveLength(before + 1);
      });

      test.runIf(harness.webhook)('a signed call that makes no sense is answered with 400', async () => {
        await start();
        const { malformed, call } = webhook();
        expect((await call(malformed())).status).toBe(400);
        expect(sink.entered()).toBe(0);
      });
    });

    describe('out', () => {
      test('the provider gets exactly the text, and the answer carries its id', async () => {
        await startAndMeet();
        const result = await connector.send(outgoing({ text: wildText }));
        const [received] = await rig.received();
        expect(received && withUnixLines(received.text)).toBe(wildText);
        expect(received?.to).toBe(rig.customer.value);
        expect(result).toMatchObject({ kind: 'sent', externalId: received?.externalId });
      });

      test.runIf(harness.reference)(
        'the same message sent again carries the same reference, another one another',
        async () => {
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

      test.runIf(capabilities.maxTextLength !== null)(
        'a text over the limit is sent whole or refused, never cut',
        async () => {
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

      test.runIf(files.outbound)('a file goes out whole', async () => {
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
        await startAndMeet();
        await rig.failNext('refused');
        const result = await connector.send(outgoing());
        expect(result).toMatchObject({ kind: 'rejected', detail: expect.stringMatching(/\w{3,}/) });
      });

      fails('unreachable')('a provider out of reach is tried again later', async () => {
        await startAndMeet();
        await rig.failNext('unreachable');
        const result = await connector.send(outgoing());
        expect(result).toMatchObject({ kind: 'temporary', detail: expect.stringMatching(/\w{3,}/) });
      });

      fails('rate-limited')('a provider that asks for patience is tried again after a named time', async () => {
        await startAndMeet();
        await rig.failNext('rate-limited');
        const result = await connector.send(outgoing());
        expect(result.kind).toBe('temporary');
        expect(result.kind === 'temporary' && result.retryAfterMs).toBeGreaterThan(0);
      });

      fails('answer-lost')('a lost answer is unconfirmed, because trying again could send it twice', async () => {
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

      test.runIf(receipts)('receipts name the message and a late one undoes nothing', async () => {
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

      test.runIf(receipts?.statuses.includes('failed'))('a failure after sending says why', async () => {
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

    describe('life', () => {
      test('the test passes with the right settings and changes nothing', async () => {
        const report = await connector.test();
        expect(report.steps.filter((step) => !step.ok)).toEqual([]);
        expect(report.ok).toBe(true);
        expect(await rig.received()).toEqual([]);
        expect(sink.entered()).toBe(0);
      });

      test('the test says what is wrong with wrong credentials and changes nothing', async ({ skip }) => {
        const inbox = rig.withWrongCredentials();
        if (!inbox) return skip('nothing to sign in to');
        const wrong = create(inbox);
        const report = await wrong.test();
        await wrong.stop();
        expect(report.ok).toBe(false);
        expect(report.steps.find((step) => !step.ok)?.detail).toMatch(/\w{3,}/);
        for (const secret of Object.values(inbox.secrets)) expect(JSON.stringify(report)).not.toContain(secret);
        expect(await rig.received()).toEqual([]);
        expect(sink.entered()).toBe(0);
      });

      test('stopping before the start and stopping twice are fine; a send after it is tried again later', async () => {
        await create(rig.inbox).stop();
        await start();
        await connector.stop();
        await connector.stop();
        expect((await connector.send(outgoing())).kind).toBe('temporary');
        expect(await rig.received()).toEqual([]);
      });
    });
  });
}
