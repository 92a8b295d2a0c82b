import type {
  Connector,
  ConnectorContext,
  ConnectorFactory,
  OutgoingFile,
  OutgoingMessage,
} from '../../src-server/channels/connector.ts';
import {
  type ConnectorRig,
  createRecordedLog,
  createRecordingSink,
  type RecordedLog,
  type RecordingSink,
} from '../../src-server/channels/connector-harness.ts';
import { type Clock, systemClock } from '../../src-server/platform/clock.ts';

export interface ConnectorRun {
  connector: Connector;
  sink: RecordingSink;
  recorded: RecordedLog;
  outgoing(over?: Partial<OutgoingMessage>): OutgoingMessage;
  /** The same inbox in a new process: what the sink keeps is all that is left. */
  restart(): Connector;
  close(): Promise<void>;
}

/** A connector on a rig with a sink that remembers, for rules of one channel. Not started. */
export function runConnector(
  factory: ConnectorFactory,
  rig: ConnectorRig,
  { clock = systemClock, sink = createRecordingSink() }: { clock?: Clock; sink?: RecordingSink } = {},
): ConnectorRun {
  const recorded = createRecordedLog();
  const context: ConnectorContext = { inbox: rig.inbox, sink, log: recorded.log, clock, webhookUrl: rig.webhookUrl };
  const made: Connector[] = [];
  const create = () => {
    const connector = factory.create(context);
    made.push(connector);
    return connector;
  };
  return {
    connector: create(),
    sink,
    recorded,
    outgoing: (over = {}) => ({
      messageId: '01900000-0000-7000-8000-000000000001',
      conversationId: '01900000-0000-7000-8000-0000000000c0',
      to: rig.customer,
      threadKey: rig.threadKey,
      references: [],
      text: 'Your parcel is on its way.',
      html: null,
      subject: null,
      recipients: null,
      files: [],
      authorName: null,
      sentAt: Date.now(),
      ...over,
    }),
    restart: create,
    async close() {
      for (const connector of made) await connector.stop();
      await rig.close();
    },
  };
}

export function outgoingFile(name: string, mimeType: string, bytes: Uint8Array = Buffer.from(name)): OutgoingFile {
  return { name, mimeType, sizeBytes: bytes.length, contentId: null, read: async () => bytes };
}

/** A clock that stands still; `pass` moves it and rings what is due. */
export function createTestClock(now = 1_770_000_000_000): Clock & { pass(ms: number): void } {
  let due: { at: number; ring: () => void }[] = [];
  return {
    now: () => now,
    after(ms, ring) {
      const entry = { at: now + ms, ring };
      due.push(entry);
      return () => {
        due = due.filter((other) => other !== entry);
      };
    },
    pass(ms) {
      now += ms;
      const ringing = due.filter(({ at }) => at <= now);
      due = due.filter(({ at }) => at > now);
      for (const { ring } of ringing) ring();
    },
  };
}
