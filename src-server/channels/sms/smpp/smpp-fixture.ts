import { afterEach, beforeEach, expect } from 'vitest';
import { type SmppPeer, type SubmittedPart, startSmppPeer } from '../../../../tests/real/smpp-peer.ts';
import { systemClock } from '../../../platform/clock.ts';
import { silentLogger } from '../../../platform/log.ts';
import type { Connector } from '../../connector.ts';
import { createRecordingSink, type RecordingSink } from '../../connector-harness.ts';
import { createSmsFactory } from '../index.ts';
import { eventually, number } from '../sms-fixture.ts';

export const fromCustomer = { source: '38640555019', destination: '38640555000' };
export const throttled = 0x58;
export const tryAgain = 0x64;
export const factory = createSmsFactory({
  connectTimeoutMs: 2_000,
  answerTimeoutMs: 800,
  enquireEveryMs: 100,
  reconnectMinMs: 20,
  reconnectMaxMs: 60,
  partsTimeoutMs: 1_000,
  throttleRetryMs: 10,
  stopTimeoutMs: 2_000,
});

export const inboxFor = (peer: SmppPeer) => ({
  id: 'inbox-1',
  name: 'Texts',
  address: number,
  settings: {
    provider: 'smpp',
    number,
    smppHost: '127.0.0.1',
    smppPort: peer.port,
    smppTls: false,
    systemId: peer.systemId,
  },
  secrets: { smppPassword: peer.password },
});

/** Messages as the phone would show them: parts joined by their header. */
export function joinParts(submitted: readonly SubmittedPart[]) {
  const messages = new Map<string, SubmittedPart[]>();
  submitted.forEach((part, index) => {
    const key = part.joined ? `joined ${part.joined.reference}` : `single ${index}`;
    messages.set(key, [...(messages.get(key) ?? []), part]);
  });
  return [...messages.values()].map((parts) => ({
    to: `+${parts[0]?.destination}`,
    text: parts
      .toSorted((a, b) => (a.joined?.place ?? 0) - (b.joined?.place ?? 0))
      .map(({ text }) => text)
      .join(''),
    reference: null,
    externalId: parts[0]?.id ?? '',
    files: [],
  }));
}

export const longText = `${'Long [text] costs €. '.repeat(20)}end`;

interface SmppStage {
  peer: SmppPeer;
  sink: RecordingSink;
  connector: Connector;
  /** Another connector on the same sink. */
  create(inbox?: ReturnType<typeof inboxFor>): Connector;
  texts(): string[];
  connected(): Promise<void>;
  /** Ends the connector and starts another on the same memory, as a restart of the server does. */
  restart(): Promise<void>;
}

/** Gives each test of the file a server of its own with a bound connector. */
export function smppStage(): () => SmppStage {
  let stage: SmppStage | null = null;
  beforeEach(async () => {
    const peer = await startSmppPeer();
    const sink = createRecordingSink();
    const create = (inbox = inboxFor(peer)) =>
      factory.create({ inbox, sink, log: silentLogger(), clock: systemClock, webhookUrl: '' });
    const opened: SmppStage = {
      peer,
      sink,
      connector: create(),
      create,
      texts: () => sink.messages.map(({ text }) => text),
      connected: () => eventually(() => expect(sink.healths.at(-1)?.name).toBe('connected')),
      async restart() {
        await opened.connector.stop();
        const binds = peer.binds();
        opened.connector = create();
        await opened.connector.start();
        await eventually(() => expect(peer.binds()).toBe(binds + 1));
        await opened.connected();
      },
    };
    stage = opened;
    await opened.connector.start();
    await opened.connected();
  });
  afterEach(async () => {
    await stage?.connector.stop();
    await stage?.peer.close();
    stage = null;
  });
  return () => {
    if (!stage) throw new Error('a test ran outside its stage');
    return stage;
  };
}
