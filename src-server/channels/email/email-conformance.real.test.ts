import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { z } from 'zod';
import { type MailServer, missingPart, startMailServer } from '../../../tests/real/dovecot.ts';
import { describeReal } from '../../../tests/real/require-part.ts';
import type { Address } from '../connector.ts';
import type { ConnectorRig, Inbound, RecordingSink, SendFailure } from '../connector-harness.ts';
import { describeConnector } from '../connector-suite.ts';
import { bounceText, inboxOn, ourAddress } from './email-rig.ts';
import { emailConnector } from './index.ts';

const customer: Address = {
  kind: 'email',
  value: 'ana.novak@customer.example',
  label: 'Ana.Novak@Customer.example',
  name: 'Ana Novak',
};
const stateSchema = z.object({ lastUid: z.number() }).nullable();
const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const failures: Record<SendFailure, (server: MailServer) => void | Promise<void>> = {
  refused: (server) => server.failNextMail({ at: 'data', code: 554, message: '5.6.0 Content refused' }),
  unreachable: (server) => server.closeSmtp(),
  'rate-limited': (server) => server.failNextMail({ at: 'recipient', code: 451, message: '4.7.1 Try again later' }),
  'answer-lost': (server) => server.failNextMail('drop-after-data'),
};

async function openRig(sink: RecordingSink): Promise<ConnectorRig> {
  const server = await startMailServer();
  const waiting = new Set<string>();
  const lastUid = async () => stateSchema.parse(await sink.loadState())?.lastUid ?? 0;
  const deliverRaw = async (raw: Buffer, key: string) => {
    const before = await lastUid();
    const troubles = sink.healths.length;
    // Told "try again", the server kept the mail: the connector comes back for it by itself.
    if (!waiting.has(key)) await server.deliver(ourAddress, raw, customer.value);
    for (;;) {
      if ((await lastUid()) > before) return 'accepted' as const;
      if (sink.healths.slice(troubles).some(({ name }) => name === 'failing')) {
        waiting.add(key);
        return 'try-again' as const;
      }
      await wait(5);
    }
  };
  return {
    inbox: inboxOn(server),
    webhookUrl: '',
    customer,
    threadKey: null,
    deliver: async (_connector, inbound) => deliverRaw(await compose(inbound), inbound.key),
    async receipt(_connector, externalId, status) {
      const raw = bounceText(externalId, status === 'delivered' ? 'delivered' : 'failed', customer.value);
      await deliverRaw(Buffer.from(raw), `${status} ${externalId}`);
    },
    async received() {
      return Promise.all((await server.mailbox(customer.value)).map(decode));
    },
    failNext: async (failure) => failures[failure](server),
    withWrongCredentials: () => inboxOn(server, { imapPassword: 'wrong-one', smtpPassword: 'wrong-two' }),
    close: () => server.stop(),
  };
}

const compose = ({ key, text, file }: Inbound): Promise<Buffer> =>
  new MailComposer({
    from: { name: 'Ana Novak', address: customer.label },
    to: ourAddress,
    subject: 'Where is my order?',
    messageId: `<${key}@customer.example>`,
    text,
    ...(file
      ? { attachments: [{ filename: file.name, contentType: file.mimeType, content: Buffer.from(file.bytes) }] }
      : {}),
  })
    .compile()
    .build();

async function decode(raw: Buffer) {
  const mail = await PostalMime.parse(raw);
  const id = mail.messageId?.replace(/^<|>$/g, '') ?? '';
  return {
    to: customer.value,
    text: mail.text ?? '',
    reference: id || null,
    externalId: id,
    files: mail.attachments.map(({ filename, content }) => ({
      name: filename ?? '',
      bytes: typeof content === 'string' ? new Uint8Array() : new Uint8Array(content),
    })),
  };
}

describeReal('Email on Dovecot', missingPart, () => {
  describeConnector('email', {
    factory: emailConnector,
    failures: ['refused', 'unreachable', 'rate-limited', 'answer-lost'],
    providerIds: true,
    reference: true,
    receipts: { by: 'id', statuses: ['delivered', 'failed'] },
    webhook: false,
    open: openRig,
  });
});
