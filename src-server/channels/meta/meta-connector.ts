import type { Connector, ConnectorContext, OutgoingMessage, SendResult } from '../connector.ts';
import { createConnectorMemory } from '../connector-memory.ts';
import { createHealthReporter } from '../health-reporter.ts';
import { createInHand } from '../in-hand.ts';
import { createInboundLanes } from '../inbound-lanes.ts';
import { type Part, sendInParts } from '../send-in-parts.ts';
import { createConnectionWatch, type Step } from './connection.ts';
import type { Entry, MetaObject } from './envelope.ts';
import { createGraphClient, type GraphClient } from './graph-client.ts';
import { createSentIndex, type SentIndex } from './sent-index.ts';
import { type MetaSettings, metaSettingsOf } from './settings.ts';
import { answerMetaWebhook, type Count } from './webhook.ts';

/** What a channel's own code is given. */
export interface MetaTools {
  context: ConnectorContext;
  settings: MetaSettings;
  graph: GraphClient;
  /** Stores an inbound message, in order per thread. */
  receive: ReturnType<typeof createInboundLanes>;
  sent: SentIndex;
}

/** Where Messenger, Instagram and WhatsApp differ. */
export interface MetaDialect {
  object: MetaObject;
  /** Reads the account without changing it; the first failing step is what the inbox's health says. */
  check(): Promise<Step[]>;
  takeEntry(entry: Entry, count: Count): Promise<void>;
  /** The calls one message needs, or why it cannot be sent at all. */
  parts(message: OutgoingMessage): Part[] | Extract<SendResult, { kind: 'rejected' }>;
  /** Best effort: what goes wrong is nobody's concern. */
  markRead(threadKey: string): Promise<void>;
}

/** A connector of one of Meta's channels. Throws when settings are missing; the manifest's check comes first. */
export function createMetaConnector(
  context: ConnectorContext,
  accountSetting: string,
  dialectOf: (tools: MetaTools) => MetaDialect,
): Connector {
  const settings = metaSettingsOf(context.inbox, accountSetting);
  const health = createHealthReporter(context);
  const graph = createGraphClient(settings, (failure) => {
    if (started) void watch.lost(failure.result.detail);
  });
  const sent = createSentIndex();
  const dialect = dialectOf({ context, settings, graph, receive: createInboundLanes(context.sink), sent });
  const memory = createConnectorMemory(context.sink);
  const watch = createConnectionWatch(() => dialect.check(), health, context.clock);
  const inHand = createInHand();
  // A test of settings that nobody saved yet must not speak about the inbox's health.
  let started = false;

  async function send(message: OutgoingMessage): Promise<SendResult> {
    const parts = dialect.parts(message);
    if (!Array.isArray(parts)) return parts;
    const result = await sendInParts(message.messageId, parts, { memory, clock: context.clock });
    if (result.kind === 'sent') sent.remember(message.messageId, result.externalId);
    return result;
  }

  return {
    async start() {
      started = true;
      inHand.open();
      watch.start();
    },
    async stop() {
      started = false;
      watch.stop();
      await inHand.close();
    },
    send: (message) => inHand.send(() => send(message)),
    async lookup(messageId) {
      const externalId = sent.externalIdOf(messageId);
      return externalId ? { kind: 'sent', externalId } : { kind: 'unknown' };
    },
    async test() {
      const steps = await dialect.check();
      return { ok: steps.every((step) => step.ok), steps };
    },
    webhook: (request) =>
      inHand.track(
        answerMetaWebhook(request, { context, settings, object: dialect.object, takeEntry: dialect.takeEntry }),
      ),
    markRead: (threadKey) => inHand.track(dialect.markRead(threadKey)),
  };
}
