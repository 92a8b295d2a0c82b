import { ImapFlow } from 'imapflow';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { type MailServer, missingPart, startMailServer } from '../../../tests/real/dovecot.ts';
import { describeReal } from '../../../tests/real/require-part.ts';
import { type Clock, systemClock } from '../../platform/clock.ts';
import { silentLogger } from '../../platform/log.ts';
import type { Connector, OutgoingFile, OutgoingMessage } from '../connector.ts';
import { createRecordingSink, type RecordingSink } from '../connector-harness.ts';
import { bounceText, inboxOn, mailText } from './email-rig.ts';
import { emailConnector } from './index.ts';

/** Waits are a tenth as long, so that a back-off does not stand in the way. */
const quickClock: Clock = { now: systemClock.now, after: (ms, callback) => systemClock.after(ms / 10, callback) };
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

describeReal('the email connector on a real mail server', missingPart, () => {
  let server: MailServer;
  let sink: RecordingSink;
  let connector: Connector;
  let us: string;
  let customer: string;
  let tests = 0;

  beforeAll(async () => {
    server = await startMailServer();
  });
  afterAll(() => server.stop());
  beforeEach(() => {
    tests += 1;
    us = `support${tests}@lumen.example`;
    customer = `ana${tests}@customer.example`;
    sink = createRecordingSink();
    connector = create();
  });
  afterEach(() => connector.stop());

  const create = (over: Record<string, string | number> = {}) =>
    emailConnector.create({
      inbox: inboxOn(server, { address: us, imapUser: us, ...over }),
      sink,
      log: silentLogger(),
      clock: quickClock,
      webhookUrl: '',
    });
  const healthy = () => vi.waitFor(() => expect(sink.healths.at(-1)?.name).toBe('connected'), { timeout: 10_000 });
  const start = async () => {
    await connector.start();
    await healthy();
  };
  const write = (subject: string, over: Parameters<typeof mailText>[0] = {}) =>
    server.deliver(
      us,
      mailText({ to: us, from: `Ana <${customer}>`, subject, messageId: `${subject}@customer.example`, ...over }),
    );
  const arrived = (count: number) =>
    vi.waitFor(() => expect(new Set(sink.messages.map((message) => message.externalId)).size).toBe(count), {
      timeout: 15_000,
      interval: 20,
    });
  const reply = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
    messageId: `01900000-0000-7000-8000-0000000000${String(tests).padStart(2, '0')}`,
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
  });
  const received = async (): Promise<Email[]> =>
    Promise.all((await server.mailbox(customer)).map((raw) => PostalMime.parse(raw)));
  const file = (name: string, mimeType: string, bytes: Uint8Array, contentId: string | null): OutgoingFile => ({
    name,
    mimeType,
    sizeBytes: bytes.length,
    contentId,
    read: async () => bytes,
  });

  test('a thread holds together both ways by References', async () => {
    await start();
    await write('first');
    await arrived(1);
    const result = await connector.send(reply({ references: ['first@customer.example'] }));
    if (result.kind !== 'sent') throw new Error(JSON.stringify(result));
    const [answer] = await received();
    expect(answer).toMatchObject({
      inReplyTo: '<first@customer.example>',
      references: '<first@customer.example>',
      messageId: `<${result.externalId}>`,
      subject: 'Re: Where is my order?',
      from: { name: 'Maja Kos (Lumen)', address: us },
    });
    await write('second', {
      headers: {
        'In-Reply-To': `<${result.externalId}>`,
        References: `<first@customer.example> <${result.externalId}>`,
      },
    });
    await arrived(2);
    expect(sink.messages[1]?.references).toEqual([result.externalId, 'first@customer.example']);
  });

  test('new mail is pushed within seconds, also after a copy went into the Sent folder', async () => {
    // The real clock: with the quick one a look every half minute could pass for a push.
    connector = emailConnector.create({
      inbox: inboxOn(server, { address: us, imapUser: us }),
      sink,
      log: silentLogger(),
      clock: systemClock,
      webhookUrl: '',
    });
    await start();
    await connector.send(reply());
    await vi.waitFor(async () => expect(await server.mailbox(us, 'Sent')).toHaveLength(1), { timeout: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const begun = Date.now();
    await write('pushed');
    await arrived(1);
    expect(Date.now() - begun).toBeLessThan(4_000);
  });

  test('after the mail server was away nothing is lost and nothing comes twice', async () => {
    await start();
    await write('before');
    await arrived(1);
    await server.stopDovecot();
    await vi.waitFor(() => expect(sink.healths.at(-1)?.name).toBe('failing'), { timeout: 10_000 });
    await server.startDovecot();
    await write('after-1');
    await write('after-2');
    await arrived(3);
    await healthy();
    expect(sink.messages.map(({ subject }) => subject)).toEqual(['before', 'after-1', 'after-2']);
  });

  test('a connector that was stopped goes on where it was', async () => {
    await start();
    await write('read');
    await arrived(1);
    await connector.stop();
    await write('meanwhile');
    connector = create();
    await connector.start();
    await arrived(2);
    expect(sink.messages.map(({ subject }) => subject)).toEqual(['read', 'meanwhile']);
  });

  test('when the server numbers the folder anew, every mail is still known once', async () => {
    await start();
    await write('one');
    await write('two');
    await arrived(2);
    await server.stopDovecot();
    server.renumber(us);
    await server.startDovecot();
    await write('three');
    await arrived(3);
    await write('four');
    await arrived(4);
    // Mails seen before come again with the identity they had: the store keeps one of each.
    expect([...new Set(sink.attempts)].sort()).toEqual(
      ['one', 'two', 'three', 'four'].map((name) => `${name}@customer.example`).sort(),
    );
  });

  test('a mail that cannot be parsed is stored whole and does not block those behind it', async () => {
    await start();
    const broken = mailText({
      subject: 'broken',
      from: `Ana <${customer}>`,
      headers: { 'X-Big': 'x'.repeat(2_200_000) },
    });
    await server.deliver(us, broken);
    await write('behind');
    await arrived(2);
    const [first, second] = sink.messages;
    expect(first).toMatchObject({ from: { value: customer }, subject: 'broken', automatic: false });
    expect(first?.text).toContain('could not be read');
    expect((await first?.files[0]?.read())?.length).toBeGreaterThanOrEqual(broken.length);
    expect(second?.subject).toBe('behind');
  });

  test('a mail the store refuses again and again is stored whole instead of holding up the others', async () => {
    const { receive } = sink;
    sink.receive = async (message) => {
      if (message.subject === 'poison' && message.files.length === 0) throw new Error('the store cannot take this');
      return receive(message);
    };
    await start();
    await write('poison');
    await write('behind');
    await arrived(2);
    expect(sink.messages.map(({ files }) => files.map(({ name }) => name))).toEqual([['message.eml'], []]);
  });

  test('attachments and inline images come in with their names and ids', async () => {
    await start();
    const boundary = 'b1';
    await write('picture', {
      headers: { 'Content-Type': `multipart/related; boundary=${boundary}` },
      body: [
        `--${boundary}`,
        'Content-Type: text/html; charset=utf-8',
        '',
        '<p>See <img src="cid:photo@customer"></p>',
        `--${boundary}`,
        'Content-Type: image/png; name="=?utf-8?Q?=C5=A1koda.png?="',
        'Content-ID: <photo@customer>',
        'Content-Transfer-Encoding: base64',
        'Content-Disposition: inline',
        '',
        png.toString('base64'),
        `--${boundary}--`,
      ].join('\r\n'),
    });
    await arrived(1);
    const [message] = sink.messages;
    expect(message).toMatchObject({ text: 'See', html: expect.stringContaining('cid:photo@customer') });
    expect(message?.files).toMatchObject([{ name: 'škoda.png', mimeType: 'image/png', contentId: 'photo@customer' }]);
    expect(Buffer.from((await message?.files[0]?.read()) ?? [])).toEqual(png);
  });

  test('attachments and inline images go out, each where it belongs', async () => {
    const pdf = Buffer.from('%PDF-1.4 label');
    const result = await connector.send(
      reply({
        text: '',
        html: '<p>Your label, Ana: <img src="cid:logo-1"></p>',
        files: [file('logo.png', 'image/png', png, 'logo-1'), file('nalepka š.pdf', 'application/pdf', pdf, null)],
      }),
    );
    expect(result.kind).toBe('sent');
    const [mail] = await received();
    expect(mail?.html).toContain('cid:logo-1');
    expect(mail?.text?.trim()).toBe('Your label, Ana:');
    expect(mail?.attachments).toMatchObject([
      { filename: 'logo.png', disposition: 'inline', contentId: '<logo-1>', related: true },
      { filename: 'nalepka š.pdf', disposition: 'attachment', mimeType: 'application/pdf' },
    ]);
    expect(Buffer.from(mail?.attachments[1]?.content as ArrayBuffer)).toEqual(pdf);
  });

  test('a copy to others reaches them, and hidden ones stay hidden', async () => {
    const boss = `boss${tests}@customer.example`;
    const hidden = `hidden${tests}@elsewhere.example`;
    await connector.send(
      reply({ recipients: { to: [`Ana <${customer}>`], cc: [`The Boss <${boss}>`], bcc: [hidden] } }),
    );
    const [copy] = await server.mailbox(boss);
    const [secret] = await server.mailbox(hidden);
    expect(String(copy)).toContain(`To: Ana <${customer}>\nCc: The Boss <${boss}>\n`);
    expect(String(secret)).not.toMatch(/^Bcc:/im);
    expect(await received()).toHaveLength(1);
  });

  test('no such mailbox is a failure for good, in the words of the server', async () => {
    server.failNextMail({ at: 'recipient', code: 550, message: '5.1.1 No such user here' });
    expect(await connector.send(reply())).toEqual({
      kind: 'rejected',
      code: 'unreachable',
      detail: expect.stringContaining('No such user here'),
    });
  });

  test('a connection that breaks before the mail was handed over is tried again', async () => {
    server.failNextMail('drop-before-data');
    expect(await connector.send(reply())).toMatchObject({ kind: 'temporary' });
    expect(await received()).toEqual([]);
  });

  test('a wrong SMTP password is a setting to mend', async () => {
    const wrong = create({ smtpPassword: 'nope' });
    expect(await wrong.send(reply())).toMatchObject({ kind: 'rejected', code: 'misconfigured' });
  });

  test('a bounce fails the message it is about, with the reason; a delay does not', async () => {
    await start();
    const result = await connector.send(reply());
    if (result.kind !== 'sent') throw new Error(JSON.stringify(result));
    await server.deliver(us, bounceText(result.externalId, 'delayed', customer), '');
    await server.deliver(us, bounceText(result.externalId, 'failed', customer), '');
    await arrived(2);
    await vi.waitFor(() => expect(sink.receipts).toHaveLength(1));
    expect(sink.receipts[0]).toMatchObject({
      externalId: result.externalId,
      status: 'failed',
      failure: { code: 'unreachable', detail: `${customer}: 550 5.1.1 No such mailbox here` },
    });
    expect(sink.messages.every(({ automatic }) => automatic)).toBe(true);
    expect(sink.messages[1]?.references).toContain(result.externalId);
  });

  test('a copy of our own answer is no new message; a form that writes from our address is', async () => {
    await start();
    await connector.send(reply({ recipients: { to: [], cc: [us], bcc: [] } }));
    await write('form', { from: us, headers: { 'Reply-To': `Petra <petra@customer.example>` } });
    await arrived(1);
    expect(sink.messages.map(({ from }) => from.value)).toEqual(['petra@customer.example']);
  });

  test('what people have not read in their own mail program stays unread', async () => {
    await start();
    await write('unread');
    await arrived(1);
    const client = new ImapFlow({
      host: '127.0.0.1',
      port: server.imapPort,
      secure: false,
      doSTARTTLS: false,
      auth: { user: us, pass: server.password },
      logger: false,
    });
    await client.connect();
    expect(await client.status('INBOX', { messages: true, unseen: true })).toMatchObject({ messages: 1, unseen: 1 });
    await client.logout();
  });

  test('the test names the step that fails and why', async () => {
    const stepsOf = async (over: Record<string, string | number>) => {
      const report = await create(over).test();
      return report.steps.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
    };
    expect(await stepsOf({})).toEqual([]);
    expect(await stepsOf({ imapFolder: 'Nowhere' })).toEqual([
      expect.stringMatching(/^IMAP folder: Nowhere: .*exist/i),
    ]);
    expect(await stepsOf({ imapPort: 1, smtpPort: 1 })).toEqual([
      expect.stringContaining('IMAP connection: Nothing answers at 127.0.0.1:1'),
      expect.stringContaining('SMTP connection: Nothing answers at 127.0.0.1:1'),
    ]);
    expect(await stepsOf({ imapSecurity: 'tls', smtpSecurity: 'tls' })).toEqual([
      expect.stringMatching(/^IMAP connection: .*does not speak TLS/),
      expect.stringMatching(/^SMTP connection: .*does not speak TLS/),
    ]);
    expect(await stepsOf({ imapPassword: 'a', smtpPassword: 'b' })).toEqual([
      expect.stringContaining('IMAP sign-in: The server refused the sign-in'),
      expect.stringContaining('SMTP sign-in: The server refused the sign-in'),
    ]);
  });
});
