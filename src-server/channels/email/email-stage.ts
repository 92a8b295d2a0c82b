import PostalMime, { type Email } from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, expect, vi } from 'vitest';
import { type MailServer, startMailServer } from '../../../tests/real/dovecot.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { silentLogger } from '../../platform/log.ts';
import type { Connector, OutgoingMessage } from '../connector.ts';
import { createRecordingSink, type RecordingSink } from '../connector-harness.ts';
import { inboxOn, type Mail, mailText } from './email-rig.ts';
import { emailConnector } from './index.ts';

/** Waits are a tenth as long, so that a back-off does not stand in the way. */
const quickClock: Clock = { now: systemClock.now, after: (ms, callback) => systemClock.after(ms / 10, callback) };

/** What one test plays on: an inbox and a customer nobody used before, on one mail server for the whole file. */
interface EmailStage {
  server: MailServer;
  sink: RecordingSink;
  /** Stopped after the test. */
  connector: Connector;
  us: string;
  customer: string;
  number: number;
  create(over?: Record<string, string | number>): Connector;
  healthy(): Promise<void>;
  start(): Promise<void>;
  /** The customer writes; the subject is the Message-ID's left side too. */
  write(subject: string, over?: Mail): Promise<void>;
  /** So many different mails have reached the sink. */
  arrived(count: number): Promise<void>;
  reply(over?: Partial<OutgoingMessage>): OutgoingMessage;
  /** What stands in the customer's mailbox. */
  received(): Promise<Email[]>;
}

/** Starts the mail server for the file and a stage for every test; call it inside `describe`. */
export function useEmailStage(): () => EmailStage {
  let server: MailServer | null = null;
  let stage: EmailStage | null = null;
  let number = 0;
  beforeAll(async () => {
    server = await startMailServer();
  });
  beforeEach(() => {
    number += 1;
    if (server) stage = openStage(server, number);
  });
  afterEach(() => stage?.connector.stop());
  afterAll(() => server?.stop());
  return () => {
    if (!stage) throw new Error('a test ran without its stage');
    return stage;
  };
}

function openStage(server: MailServer, number: number): EmailStage {
  const us = `support${number}@lumen.example`;
  const customer = `ana${number}@customer.example`;
  const sink = createRecordingSink();
  const create = (over: Record<string, string | number> = {}) =>
    emailConnector.create({
      inbox: inboxOn(server, { address: us, imapUser: us, ...over }),
      sink,
      log: silentLogger(),
      clock: quickClock,
      webhookUrl: '',
    });
  const healthy = () => vi.waitFor(() => expect(sink.healths.at(-1)?.name).toBe('connected'), { timeout: 10_000 });
  const stage: EmailStage = {
    server,
    sink,
    connector: create(),
    us,
    customer,
    number,
    create,
    healthy,
    async start() {
      await stage.connector.start();
      await healthy();
    },
    write(subject, over = {}) {
      const mail = { to: us, from: `Ana <${customer}>`, subject, messageId: `${subject}@customer.example`, ...over };
      return server.deliver(us, mailText(mail));
    },
    arrived: (count) =>
      vi.waitFor(() => expect(new Set(sink.messages.map(({ externalId }) => externalId)).size).toBe(count), {
        timeout: 15_000,
        interval: 20,
      }),
    reply: (over = {}) => ({
      messageId: `01900000-0000-7000-8000-0000000000${String(number).padStart(2, '0')}`,
      conversationId: 'conversation-1',
      to: { kind: 'email', value: customer, label: customer, name: 'Ana' },
      threadKey: null,
      references: [],
      text: 'It left us yesterday.',
      html: null,
      subject: 'Where is my order?',
      recipients: null,
      files: [],
      authorName: 'Maja Kos',
      sentAt: Date.now(),
      ...over,
    }),
    received: async () => Promise.all((await server.mailbox(customer)).map((raw) => PostalMime.parse(raw))),
  };
  return stage;
}
