import { expect, test, vi } from 'vitest';
import { channels } from '#shared/channels/registry.ts';
import { systemClock } from '../platform/clock.ts';
import type { Connector, OutgoingMessage, WebhookRequest, WebhookResponse } from './connector.ts';
import {
  type ConnectorHarness,
  type ConnectorRig,
  createRecordedLog,
  createRecordingSink,
  type RecordedLog,
  type RecordingSink,
} from './connector-harness.ts';

/** Stands in every text of the suite, so that one look at the log tells whether a message's words reached it. */
export const marker = 'quokka';
export const wildText = `${marker} 👩‍👩‍👧‍👦 naïve €5 [ok]\nsecond line\n\nŠiška 🇸🇮 日本`;
export const withUnixLines = (text: string) => text.replaceAll('\r\n', '\n').trimEnd();

/** A test, where the channel and its provider can have the rule; where they cannot there is nothing to pass or to skip. */
export const ruleWhere =
  (applies: boolean) =>
  (name: string, body: () => Promise<void>): void => {
    if (applies) test(name, body);
  };

/** What one rule plays on: a fresh provider, a connector on it, and what both were seen to do. */
export interface Stage {
  readonly sink: RecordingSink;
  readonly rig: ConnectorRig;
  readonly recorded: RecordedLog;
  readonly connector: Connector;
  create(inbox: ConnectorRig['inbox']): Connector;
  /** Starts the connector and waits until it says it is connected. */
  start(): Promise<void>;
  /** Started, and known to the customer where the channel wants that before we may write. */
  startAndMeet(): Promise<void>;
  arrived(count?: number): Promise<void>;
  outgoing(over?: Partial<OutgoingMessage>): OutgoingMessage;
  webhook(): NonNullable<ConnectorRig['webhook']> & { call(request: WebhookRequest): Promise<WebhookResponse> };
  close(): Promise<void>;
}

/** `stage()` answers the current rule's stage; rules are collected before any stage is open. */
export type CurrentStage = () => Stage;

export async function openStage(harness: ConnectorHarness): Promise<Stage> {
  const sink = createRecordingSink();
  const recorded = createRecordedLog();
  const rig = await harness.open(sink);
  const { capabilities } = channels[harness.factory.channel];
  const create = (inbox: ConnectorRig['inbox']) =>
    harness.factory.create({
      inbox,
      sink,
      log: recorded.log,
      clock: rig.clock ?? systemClock,
      webhookUrl: rig.webhookUrl,
    });
  const connector = create(rig.inbox);
  const start = async () => {
    await connector.start();
    await vi.waitFor(() => expect(sink.healths.at(-1)?.name).toBe('connected'), { timeout: 10_000, interval: 20 });
  };
  return {
    sink,
    rig,
    recorded,
    connector,
    create,
    start,
    async startAndMeet() {
      await start();
      await rig.meet?.(connector);
      sink.clear();
    },
    arrived: (count = 1) =>
      vi.waitFor(() => expect(sink.messages).toHaveLength(count), { timeout: 10_000, interval: 10 }),
    outgoing: (over = {}) => ({
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
    }),
    webhook() {
      const { webhook } = rig;
      if (!webhook || !connector.webhook) throw new Error('harness.webhook is true, but there is none to call');
      return { ...webhook, call: connector.webhook.bind(connector) };
    },
    async close() {
      await connector.stop();
      await rig.close();
    },
  };
}

/** Neither words, addresses nor secrets reach the log, whatever happened. */
export function expectDiscreetLog({ rig, recorded }: Stage): void {
  const log = recorded.text();
  expect(log).not.toContain(marker);
  expect(log).not.toContain(rig.customer.value);
  for (const secret of Object.values(rig.inbox.secrets)) {
    for (const form of [secret, encodeURIComponent(secret)]) expect(log).not.toContain(form);
  }
}
