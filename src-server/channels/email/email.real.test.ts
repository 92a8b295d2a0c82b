import { createServer } from 'node:net';
import { ImapFlow } from 'imapflow';
import { expect, test, vi } from 'vitest';
import { missingPart } from '../../../tests/real/dovecot.ts';
import { describeReal } from '../../../tests/real/require-part.ts';
import { systemClock } from '../../platform/clock.ts';
import { silentLogger } from '../../platform/log.ts';
import { inboxOn, mailText, png } from './email-rig.ts';
import { useEmailStage } from './email-stage.ts';
import { emailConnector } from './index.ts';
import { parseMailboxState } from './mailbox-state.ts';

describeReal('mail in, on a real mail server', missingPart, () => {
  const current = useEmailStage();

  test('new mail is pushed within seconds, also after a copy went into the Sent folder', async () => {
    const stage = current();
    const { server, sink, us, start, write, arrived, reply } = stage;
    // The real clock: with the quick one a look every half minute could pass for a push.
    stage.connector = emailConnector.create({
      inbox: inboxOn(server, { address: us, imapUser: us }),
      sink,
      log: silentLogger(),
      clock: systemClock,
      webhookUrl: '',
    });
    await start();
    await stage.connector.send(reply());
    await vi.waitFor(async () => expect(await server.mailbox(us, 'Sent')).toHaveLength(1), { timeout: 5_000 });
    await new Promise((resolve) => setTimeout(resolve, 500));
    const begun = Date.now();
    await write('pushed');
    await arrived(1);
    expect(Date.now() - begun).toBeLessThan(4_000);
  });

  test('after the mail server was away nothing is lost and nothing comes twice', async () => {
    const { server, sink, healthy, start, write, arrived } = current();
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
    const stage = current();
    const { sink, create, start, write, arrived } = stage;
    await start();
    await write('read');
    await arrived(1);
    await stage.connector.stop();
    await write('meanwhile');
    stage.connector = create();
    await stage.connector.start();
    await arrived(2);
    expect(sink.messages.map(({ subject }) => subject)).toEqual(['read', 'meanwhile']);
  });

  test('when the server numbers the folder anew, every mail is still known once', async () => {
    const { server, sink, us, start, write, arrived } = current();
    await start();
    await write('one');
    await write('two');
    await arrived(2);
    const before = parseMailboxState(await sink.loadState())?.uidValidity;
    await server.stopDovecot();
    server.renumber(us);
    await server.startDovecot();
    await write('three');
    await arrived(3);
    await write('four');
    await arrived(4);
    expect(parseMailboxState(await sink.loadState())?.uidValidity).not.toBe(before);
    // Mails seen before come again with the identity they had: the store keeps one of each.
    expect([...new Set(sink.attempts)].sort()).toEqual(
      ['one', 'two', 'three', 'four'].map((name) => `${name}@customer.example`).sort(),
    );
  });

  test('a mail that cannot be parsed is stored whole and does not block those behind it', async () => {
    const { server, sink, us, customer, start, write, arrived } = current();
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
    const { sink, start, write, arrived } = current();
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
    const { sink, start, write, arrived } = current();
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

  test('a copy of our own answer is no new message; a form that writes from our address is', async () => {
    const stage = current();
    const { sink, us, start, write, arrived, reply } = stage;
    await start();
    await stage.connector.send(reply({ recipients: { to: [], cc: [us], bcc: [] } }));
    await write('form', { from: us, headers: { 'Reply-To': `Petra <petra@customer.example>` } });
    await arrived(1);
    expect(sink.messages.map(({ from }) => from.value)).toEqual(['petra@customer.example']);
  });

  test('a server that hangs up on everybody is called less and less often', async () => {
    const { sink, us } = current();
    let calls = 0;
    const busy = createServer((socket) => {
      calls += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const address = busy.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    const inbox = inboxOn(current().server, { address: us, imapUser: us, imapPort: address.port });
    const calling = emailConnector.create({ inbox, sink, log: silentLogger(), clock: systemClock, webhookUrl: '' });
    await calling.start();
    await new Promise((resolve) => setTimeout(resolve, 1_400));
    await calling.stop();
    busy.close();
    expect(calls).toBeGreaterThanOrEqual(2);
    expect(calls).toBeLessThanOrEqual(3);
  });

  test('stopping does not wait for a server that never answers', async () => {
    const { create } = current();
    const silent = createServer(() => {});
    await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve));
    const address = silent.address();
    if (typeof address !== 'object' || !address) throw new Error('no port');
    const waiting = create({ imapPort: address.port });
    await waiting.start();
    await new Promise((resolve) => setTimeout(resolve, 200));
    const begun = Date.now();
    await waiting.stop();
    expect(Date.now() - begun).toBeLessThan(1_000);
    silent.close();
  });

  test('what people have not read in their own mail program stays unread', async () => {
    const { server, us, start, write, arrived } = current();
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
});
