import { rmSync } from 'node:fs';
import { z } from 'zod';
import { type Message, messageSchema } from '#shared/domain/message.ts';
import { adminEnv, ana, furnish, openRest, type Rest } from '../e2e/harness/rest.ts';
import { type RunningServer, startServer } from '../e2e/harness/server.ts';
import { startSmppPeer } from '../real/smpp-peer.ts';
import { startTcpProxy } from '../real/tcp-proxy.ts';
import { seedThreads, type Writes } from './seed-threads.ts';
import { pause } from './seeded.ts';
import { startSmtpSink } from './smtp-sink.ts';

const pageSchema = z.object({ items: z.array(messageSchema), next: z.string().nullable() });

/** ESME_RTHROTTLED: too many messages at once. */
const throttled = 0x58;

const mailer = (value: string): Writes => ({ inboxId: 'email', kind: 'email', value, threadKey: null });
const texter = (value: string): Writes => ({ inboxId: 'sms', kind: 'phone', value, threadKey: value });
const customers = [
  mailer('maja@customers.example'),
  mailer('luka@customers.example'),
  texter('+38640555019'),
  texter('+38640555020'),
];

/** Texts as customers got them, in the order of arrival. */
export interface Arrived {
  address: string;
  text: string;
}

export type Stage = Awaited<ReturnType<typeof openStage>>;

/**
 * A real server with two inboxes whose providers are real servers on loopback, everything behind proxies: desk → server,
 * server → SMTP, server → SMPP. Four customers have written and wait for answers.
 */
export async function openStage({
  databaseUrl = null,
  prepare,
}: {
  databaseUrl?: string | null;
  /** Runs before the customers have written and while the server is down, with its data folder. */
  prepare?: (folder: string) => void;
} = {}) {
  const mail = await startSmtpSink();
  const sms = await startSmppPeer();
  const toMail = await startTcpProxy(mail.port);
  const toSms = await startTcpProxy(sms.port);
  const env = { ...adminEnv, LOG_LEVEL: 'warn', ...(databaseUrl === null ? {} : { DATABASE_URL: databaseUrl }) };
  const server: RunningServer = await startServer(env);
  const rest = await openRest(server.address);
  await furnish(rest);
  await putInboxes(rest, toMail.port, toSms.port, sms);
  await server.stop();
  prepare?.(server.folder);
  const threads = await seedThreads(server.folder, databaseUrl, customers);
  await server.start();
  const toServer = await startTcpProxy(Number(new URL(server.address).port));

  let runs = true;

  return {
    /** Ends the server where it runs: at once as a power cut would, or in good order. */
    async endServer(how: 'SIGTERM' | 'SIGKILL'): Promise<void> {
      if (!runs) return;
      runs = false;
      await server.stop(how);
    },
    /** Fair weather on every line and a running server. */
    async heal(): Promise<void> {
      mail.whenNextArrives(() => {});
      for (const proxy of [toServer, toMail, toSms]) await proxy.heal();
      if (!runs) await server.start();
      runs = true;
    },
    /** From now on providers take replies and their answers stay on the way; resolves when one has been taken, or after a while. */
    async keepAnswers(): Promise<void> {
      const before = mail.arrived.length + sms.submitted.length;
      mail.whenNextArrives(() => toMail.set({ stallDown: true }));
      await toSms.set({ stallDown: true });
      const until = Date.now() + 3_000;
      while (mail.arrived.length + sms.submitted.length === before && Date.now() < until) await pause(10);
    },
    /** The next reply is taken, and the line breaks before its answer. */
    loseNextAnswers(): void {
      mail.failNext('drop-after-data');
      sms.failNext('drop-after-taking');
    },
    /** The next reply is not taken: the line breaks too early, or the provider asks for patience. */
    refuseNext(): void {
      mail.failNext('drop-before-data');
      sms.failNext(throttled, 'drop-before-taking');
    },
    /** Where the server itself listens, and its data folder. */
    address: server.address,
    folder: server.folder,
    serverSaid: () => server.said(),
    threads,
    toServer,
    toMail,
    toSms,
    agent: ana,
    /** What desks connect to. */
    deskAddress: `http://127.0.0.1:${toServer.port}`,
    arrived(): Arrived[] {
      return [
        ...mail.arrived.map(({ to, text }) => ({ address: to, text })),
        ...sms.submitted.map(({ destination, text }) => ({ address: destination, text })),
      ];
    },
    /** Everything of a thread as the server has it, oldest first. */
    async messagesOf(conversationId: string): Promise<Message[]> {
      const found: Message[] = [];
      for (let cursor: string | null = ''; cursor !== null; ) {
        const from: string = cursor === '' ? '' : `&cursor=${cursor}`;
        const path = `/conversations/${conversationId}/messages?view=internal&limit=200${from}`;
        const { items, next } = pageSchema.parse(await rest.call('GET', path));
        found.push(...items);
        cursor = next;
      }
      return found.reverse();
    },
    async close() {
      if (runs) await server.stop();
      for (const proxy of [toServer, toMail, toSms]) await proxy.close();
      await mail.close();
      await sms.close();
      rmSync(server.folder, { recursive: true, force: true });
    },
  };
}

async function putInboxes(
  rest: Rest,
  mailPort: number,
  smsPort: number,
  sms: { systemId: string; password: string },
): Promise<void> {
  await rest.putInbox('email', 'email', {
    address: 'shop@shop.example',
    imapHost: '127.0.0.1',
    // Nothing comes in during these tests; sending does not need it.
    imapPort: 9,
    imapSecurity: 'none',
    imapUser: 'shop',
    imapPassword: 'secret',
    smtpHost: '127.0.0.1',
    smtpPort: mailPort,
    smtpSecurity: 'none',
  });
  await rest.putInbox('sms', 'sms', {
    provider: 'smpp',
    number: '+38640555000',
    smppHost: '127.0.0.1',
    smppPort: smsPort,
    systemId: sms.systemId,
    smppPassword: sms.password,
  });
}
