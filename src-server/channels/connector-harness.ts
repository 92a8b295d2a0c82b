import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { InboxHealth } from '#shared/domain/inbox.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type {
  Address,
  Connector,
  ConnectorContext,
  ConnectorFactory,
  IncomingMessage,
  Receipt,
  Sink,
  WebhookRequest,
} from './connector.ts';

/** Named ways a provider can treat the next message we send. */
export type SendFailure =
  /** The provider says no for good: bad number, blocked recipient, rejected content. */
  | 'refused'
  /** Nothing listens at the provider's address. */
  | 'unreachable'
  /** The provider says "slower" (429, ESME_RTHROTTLED, SMTP 4xx). */
  | 'rate-limited'
  /** The provider took the message, and the connection broke before its answer arrived. */
  | 'answer-lost';

/** How the provider was told what became of its delivery (an HTTP status, a response PDU, a flag set on the mail). */
type ProviderAnswer = 'accepted' | 'try-again';

export interface Inbound {
  /** The test's name for this message. The same key again: the provider delivers the very same message a second time. */
  key: string;
  text: string;
  file?: { name: string; mimeType: string; bytes: Uint8Array };
}

/** One message as the provider received it, decoded by the peer. */
interface Received {
  to: string;
  text: string;
  /** What lets the provider (or us, later) recognise a second attempt; null where the channel has none. */
  reference: string | null;
  externalId: string;
  files: { name: string; bytes: Uint8Array }[];
}

/** One fresh local provider with an inbox configured for it. Opened for every rule, closed after it. */
export interface ConnectorRig {
  inbox: ConnectorContext['inbox'];
  webhookUrl: string;
  /** Left out: the system's clock. */
  clock?: Clock;
  /** The customer, with the address as the connector must normalise it. */
  customer: Address;
  /** What inbound messages of this customer must carry, and what replies are sent with. */
  threadKey: string | null;
  /** The customer's first contact, for channels where an agent may not write first. Its message is cleared from the sink. */
  meet?(connector: Connector): Promise<void>;
  /**
   * The provider delivers a message of the customer's; resolves when the provider knows what became of it. It must stay open
   * while the sink holds, and must not answer for the connector.
   */
  deliver(connector: Connector, inbound: Inbound): Promise<ProviderAnswer>;
  /** The provider reports on a message we sent (`externalId` as `send` returned it). Needed unless `receipts` is `none`. */
  receipt?(connector: Connector, externalId: string, status: 'sent' | 'delivered' | 'read' | 'failed'): Promise<void>;
  /** Every message the provider took from us, oldest first; waits for what is on its way (an SMTP delivery). */
  received(): Promise<Received[]>;
  /** The next send meets this. Only failures named in `harness.failures` are asked for. */
  failNext(failure: SendFailure): Promise<void>;
  /** The same inbox with a wrong password or token. Needed unless `harness.signsIn` is false. */
  withWrongCredentials?(): ConnectorContext['inbox'];
  /** Needed where `harness.webhook` is true. `malformed` is genuinely signed but its body makes no sense. */
  webhook?: {
    genuine(inbound: Inbound): WebhookRequest;
    forged(inbound: Inbound): WebhookRequest;
    malformed(): WebhookRequest;
  };
  close(): Promise<void>;
}

/** What a connector's test file says about its channel, so that rules which do not apply are left out. */
export interface ConnectorHarness {
  factory: ConnectorFactory;
  failures: readonly SendFailure[];
  /** The provider's messages carry ids of their own. SMPP's do not: only an unacknowledged message is recognisable there. */
  providerIds: boolean;
  /** Sends carry an idempotency reference (`Received.reference`). */
  reference: boolean;
  /** How the provider reports what became of a message, and which states it knows. */
  receipts: { by: 'id' | 'watermark'; statuses: readonly ('sent' | 'delivered' | 'read' | 'failed')[] } | 'none';
  /** Deliveries come as signed HTTP calls. */
  webhook: boolean;
  /** Left out: yes. False where there is nothing to sign in to. */
  signsIn?: boolean;
  /** Files in and out; the manifest decides when left out. */
  files?: { inbound: boolean; outbound: boolean };
  open(sink: RecordingSink): Promise<ConnectorRig>;
}

export interface RecordingSink extends Sink {
  /** Every message passed on and stored, duplicates included. */
  messages: IncomingMessage[];
  receipts: Receipt[];
  watermarks: { threadKey: string; status: 'delivered' | 'read'; at: number }[];
  healths: InboxHealth[];
  /** External ids in the order `receive` was entered, also when it held or threw. */
  attempts: string[];
  /** From now on `receive` waits until the returned function is called. */
  hold(): () => void;
  /** The next `count` calls of `receive` and `receipt` throw, as when the database is away. */
  failNext(count: number): void;
  clear(): void;
}

/** A sink that remembers what it was given, the way the server's store would. */
export function createRecordingSink(): RecordingSink {
  const known = new Set<string>();
  let state: unknown = null;
  let failures = 0;
  let gate: Promise<void> = Promise.resolve();
  const failWhenAsked = () => {
    if (failures === 0) return;
    failures -= 1;
    throw new Error('the store is away');
  };
  const sink: RecordingSink = {
    messages: [],
    attempts: [],
    receipts: [],
    watermarks: [],
    healths: [],
    async receive(message) {
      sink.attempts.push(message.externalId);
      await gate;
      failWhenAsked();
      sink.messages.push(message);
      const duplicate = known.has(message.externalId);
      known.add(message.externalId);
      return duplicate ? 'duplicate' : 'stored';
    },
    async receipt(receipt) {
      await gate;
      failWhenAsked();
      sink.receipts.push(receipt);
    },
    async watermark(threadKey, status, at) {
      sink.watermarks.push({ threadKey, status, at });
    },
    typing() {},
    async health(health) {
      sink.healths.push(health);
    },
    loadState: async () => structuredClone(state),
    async saveState(next) {
      state = structuredClone(next);
    },
    hold() {
      let release = () => {};
      gate = new Promise((resolve) => {
        release = resolve;
      });
      return () => release();
    },
    failNext(count) {
      failures = count;
    },
    clear() {
      sink.messages.length = 0;
      sink.receipts.length = 0;
      sink.watermarks.length = 0;
      sink.attempts.length = 0;
    },
  };
  return sink;
}

export interface RecordedLog {
  log: Logger;
  /** Everything logged at any level, as JSON lines. */
  text(): string;
  /** Lines at `warn` and above. */
  warnings(): string[];
}

/** The real logger at its finest level, writing to memory. */
export function createRecordedLog(): RecordedLog {
  const lines: string[] = [];
  const destination = new Writable({
    write(chunk, _encoding, done) {
      lines.push(String(chunk));
      done();
    },
  });
  return {
    // Not createLogger: its redaction would hide a connector that logs what it should not.
    log: pino({ level: 'trace', base: null }, destination),
    text: () => lines.join(''),
    warnings: () => lines.filter((line) => /"level":(4|5|6)0/.test(line)),
  };
}
