import { expect, test, vi } from 'vitest';
import { missingPart } from '../../../tests/real/dovecot.ts';
import { describeReal } from '../../../tests/real/require-part.ts';
import { bounceText, outgoingFile, png } from './email-rig.ts';
import { useEmailStage } from './email-stage.ts';

describeReal('mail out, on a real mail server', missingPart, () => {
  const current = useEmailStage();

  test('a thread holds together both ways by References', async () => {
    const stage = current();
    const { sink, us, start, write, arrived, reply, received } = stage;
    await start();
    await write('first');
    await arrived(1);
    const result = await stage.connector.send(reply({ references: ['first@customer.example'] }));
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

  test('attachments and inline images go out, each where it belongs', async () => {
    const stage = current();
    const { reply, received } = stage;
    const pdf = Buffer.from('%PDF-1.4 label');
    const result = await stage.connector.send(
      reply({
        text: '',
        html: '<p>Your label, Ana: <img src="cid:logo-1"></p>',
        files: [
          outgoingFile('logo.png', 'image/png', png, 'logo-1'),
          outgoingFile('nalepka š.pdf', 'application/pdf', pdf, null),
        ],
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
    const stage = current();
    const { server, customer, number, reply, received } = stage;
    const boss = `boss${number}@customer.example`;
    const hidden = `hidden${number}@elsewhere.example`;
    await stage.connector.send(
      reply({ recipients: { to: [`Ana <${customer}>`], cc: [`The Boss <${boss}>`], bcc: [hidden] } }),
    );
    const [copy] = await server.mailbox(boss);
    const [secret] = await server.mailbox(hidden);
    expect(String(copy)).toContain(`To: Ana <${customer}>\nCc: The Boss <${boss}>\n`);
    expect(String(secret)).not.toMatch(/^Bcc:/im);
    expect(await received()).toHaveLength(1);
  });

  test('no such mailbox is a failure for good, in the words of the server', async () => {
    const stage = current();
    const { server, reply } = stage;
    server.failNextMail({ at: 'recipient', code: 550, message: '5.1.1 No such user here' });
    expect(await stage.connector.send(reply())).toEqual({
      kind: 'rejected',
      code: 'unreachable',
      detail: expect.stringContaining('No such user here'),
    });
  });

  test('a connection that breaks before the mail was handed over is tried again', async () => {
    const stage = current();
    const { server, reply, received } = stage;
    server.failNextMail('drop-before-data');
    expect(await stage.connector.send(reply())).toMatchObject({ kind: 'temporary' });
    expect(await received()).toEqual([]);
  });

  test('a wrong SMTP password is a setting to mend', async () => {
    const { create, reply } = current();
    const wrong = create({ smtpPassword: 'nope' });
    expect(await wrong.send(reply())).toMatchObject({ kind: 'rejected', code: 'misconfigured' });
  });

  test('a bounce fails the message it is about, with the reason; a delay does not', async () => {
    const stage = current();
    const { server, sink, us, customer, start, arrived, reply } = stage;
    await start();
    const result = await stage.connector.send(reply());
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

  test('the test names the step that fails and why', async () => {
    const { create } = current();
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
