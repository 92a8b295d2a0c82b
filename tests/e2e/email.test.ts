import { Buffer } from 'node:buffer';
import PostalMime, { type Email } from 'postal-mime';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type MailServer, missingPart, startMailServer } from '../real/dovecot.ts';
import { type Desk, eventually, openSignedIn, pictureOnFailure } from './harness/desk.ts';
import { describeInEveryHost } from './harness/hosts.ts';
import { describeWith } from './harness/parts.ts';
import { adminEnv, ana, furnish, openRest, type Rest } from './harness/rest.ts';
import { type RunningServer, startServer } from './harness/server.ts';

const shop = 'support@shop.example';

describeWith(missingPart ?? undefined, 'email through a real mail server', () => {
  let server: RunningServer;
  let mail: MailServer;
  let rest: Rest;
  beforeAll(async () => {
    mail = await startMailServer();
    server = await startServer(adminEnv);
    rest = await openRest(server.address);
    await furnish(rest);
    await rest.putInbox('mail', 'email', {
      address: shop,
      fromName: 'The Shop',
      imapHost: '127.0.0.1',
      imapPort: mail.imapPort,
      imapSecurity: 'none',
      imapUser: shop,
      imapPassword: mail.password,
      smtpHost: '127.0.0.1',
      smtpPort: mail.smtpPort,
      smtpSecurity: 'none',
    });
  });
  afterAll(async () => {
    await server?.close();
    await mail?.stop();
  });

  describeInEveryHost('an email conversation', (host) => {
    const customer = `maja.${host.name.toLowerCase()}@customer.example`;
    const question = `<question-${host.name}@customer.example>`;
    const subject = `Where is parcel 10517? (${host.name})`;
    let desk: Desk;
    beforeAll(async () => {
      desk = await openSignedIn(host, server.address, ana.email);
    });
    afterAll(() => desk?.close());

    const inbox = async (): Promise<Email[]> =>
      Promise.all((await mail.mailbox(customer)).map((raw) => PostalMime.parse(raw)));

    test('a delivered mail appears on the open desk without a reload', async () => {
      pictureOnFailure(desk);
      await desk.view('Unassigned');
      await mail.deliver(
        shop,
        letter({
          from: `Maja Novak <${customer}>`,
          id: question,
          subject,
          text: 'It says delivered, but nothing came.',
        }),
      );
      await desk.open('It says delivered');
      await desk.message('It says delivered, but nothing came.').waitFor();
      await desk.page.getByRole('heading', { name: subject }).waitFor();
    });

    test('the answer reaches the customer: threaded, formatted, with its file', async () => {
      pictureOnFailure(desk);
      await desk.reply.click();
      await desk.page.keyboard.type('Good afternoon Maja, ');
      await desk.button('Bold').click();
      await desk.page.keyboard.type('it comes on Thursday');
      await desk.button('Bold').click();
      await desk.page.keyboard.type('.');
      const [chooser] = await Promise.all([desk.page.waitForEvent('filechooser'), desk.button('Attach files').click()]);
      await chooser.setFiles({ name: 'Label 10517.txt', mimeType: 'text/plain', buffer: Buffer.from('CE 1234 SI') });
      await desk.page.getByRole('list', { name: 'Attached files' }).getByText('Label 10517.txt').waitFor();
      // By the key printed on the button: the rich editor must not keep it for a line break, and the file may still be read.
      await desk.reply.press('Control+Enter');
      await desk.message('it comes on Thursday').getByText('sent').waitFor();

      await eventually(async () => (await inbox()).length).toBe(1);
      const [answer] = await inbox();
      expect(answer).toMatchObject({
        subject: `Re: ${subject}`,
        from: { name: 'Ana Kovač (The Shop)', address: shop },
        inReplyTo: question,
        references: question,
      });
      expect(answer?.html).toContain('<strong>it comes on Thursday</strong>');
      expect(answer?.text).toContain('Good afternoon Maja, it comes on Thursday.');
      const [file] = answer?.attachments ?? [];
      expect(file?.filename).toBe('Label 10517.txt');
      expect(Buffer.from((file?.content ?? '') as ArrayBuffer).toString()).toBe('CE 1234 SI');
    });

    test('what the customer answers joins the same conversation, without what it quotes', async () => {
      pictureOnFailure(desk);
      const [answer] = await inbox();
      const text = [
        'Thursday is fine, thank you!',
        '',
        'On Thu, 20 Nov 2026 at 10:00, The Shop <support@shop.example> wrote:',
        '> Good afternoon Maja, it comes on Thursday.',
      ].join('\r\n');
      const references = `${question} ${answer?.messageId}`;
      await mail.deliver(
        shop,
        letter({
          from: `Maja Novak <${customer}>`,
          id: `<thanks-${host.name}@customer.example>`,
          subject: `Re: ${subject}`,
          text,
          inReplyTo: answer?.messageId ?? '',
          references,
        }),
      );
      await desk.message('Thursday is fine, thank you!').waitFor();
      expect(await desk.message('Thursday is fine').innerText()).not.toContain('On Thu, 20 Nov');
      const open = (await rest.conversations()).filter((one) => one.subject === subject);
      expect(open).toHaveLength(1);
      const kinds = (await rest.messages(open[0]?.id ?? ''))
        .map(({ kind }) => kind)
        .filter((kind) => kind !== 'system');
      expect(kinds).toEqual(['inbound', 'outbound', 'inbound']);
    });
  });
});

interface Letter {
  from: string;
  id: string;
  subject: string;
  text: string;
  inReplyTo?: string;
  references?: string;
}

/** A mail as a customer's program writes it. */
const letter = ({ from, id, subject, text, inReplyTo, references }: Letter): string =>
  [
    `From: ${from}`,
    `To: ${shop}`,
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    `Date: ${new Date().toUTCString()}`,
    ...(inReplyTo ? [`In-Reply-To: ${inReplyTo}`] : []),
    ...(references ? [`References: ${references}`] : []),
    'MIME-Version: 1.0',
    'Content-Type: text/plain; charset=utf-8',
    '',
    text,
    '',
  ].join('\r\n');
