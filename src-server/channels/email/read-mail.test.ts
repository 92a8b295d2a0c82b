import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { readDeliveryReport } from './delivery-report.ts';
import { mailText, ourAddress } from './email-rig.ts';
import { readMail, unreadableMail } from './read-mail.ts';

const now = Date.UTC(2026, 0, 15, 12);
const read = async (raw: string | Uint8Array, receivedAt: number | null = now) =>
  (await readMail({ bytes: Buffer.from(raw), receivedAt }, ourAddress, now)).message;
const withBytes = (head: string, body: readonly number[]) =>
  Buffer.concat([Buffer.from(`${head}\r\n\r\n`), Buffer.from(body)]);

describe('words in any charset', () => {
  test.each<[string, number[], string]>([
    ['windows-1250', [0x8a, 0x69, 0x9a, 0x6b, 0x61], 'Šiška'],
    ['iso-8859-2', [0xa9, 0x69, 0xb9, 0x6b, 0x61], 'Šiška'],
    ['koi8-u', [0xf0, 0xd2, 0xc9, 0xd7, 0xa6, 0xd4], 'Привіт'],
    ['windows-1251', [0xcf, 0xf0, 0xe8, 0xe2, 0xb3, 0xf2], 'Привіт'],
    ['iso-2022-jp', [0x1b, 0x24, 0x42, 0x46, 0x7c, 0x4b, 0x5c, 0x1b, 0x28, 0x42], '日本'],
    ['gb2312', [0xc4, 0xe3, 0xba, 0xc3], '你好'],
  ])('%s', async (charset, bytes, words) => {
    expect(
      (await read(withBytes(`From: a@b.example\r\nContent-Type: text/plain; charset=${charset}`, bytes))).text,
    ).toBe(words);
  });

  test('a charset nobody knows does not stop the mail', async () => {
    expect((await read('From: a@b.example\r\nContent-Type: text/plain; charset=x-klingon\r\n\r\nHello')).text).toBe(
      'Hello',
    );
  });

  test('encoded words in subject and name', async () => {
    const message = await read(
      mailText({
        from: '=?iso-2022-jp?B?GyRCRnxLXBsoQg==?= <a@b.example>',
        subject: '=?utf-8?Q?Nar=C4=8Dilo?= =?utf-8?B?IPCfmoA=?=',
      }),
    );
    expect(message).toMatchObject({ subject: 'Narčilo 🚀', from: { name: '日本' } });
  });

  test('what a database refuses is taken out', async () => {
    expect((await read(mailText({ body: 'a\0b' }))).text).toBe('ab');
  });
});

describe('who wrote', () => {
  test('an address is one value however it is written, and keeps its writing as the label', async () => {
    const { from } = await read(mailText({ from: 'Ana <Ana.Novak@MÜLLER.example>' }));
    expect(from).toEqual({
      kind: 'email',
      value: 'ana.novak@xn--mller-kva.example',
      label: 'Ana.Novak@MÜLLER.example',
      name: 'Ana',
    });
  });

  test('a group names its first member; the others of a group are recipients', async () => {
    const message = await read(
      mailText({ from: 'Team: a@b.example, c@d.example;', to: 'All: x@y.example, Z <z@y.example>;' }),
    );
    expect(message.from.value).toBe('a@b.example');
    expect(message.recipients?.to).toEqual(['x@y.example', 'Z <z@y.example>']);
  });

  test('the answer goes where Reply-To says, and it is that person’s conversation', async () => {
    const form = mailText({ from: `Website <${ourAddress}>`, headers: { 'Reply-To': 'Petra <petra@c.example>' } });
    expect((await read(form)).from).toMatchObject({ value: 'petra@c.example', name: 'Petra' });
  });

  test('a list’s Reply-To is the list, not the writer', async () => {
    const list = mailText({
      from: 'ana@c.example',
      headers: { 'Reply-To': 'list@l.example', 'List-Id': '<list.l.example>' },
    });
    expect((await read(list)).from.value).toBe('ana@c.example');
  });

  test.each(['', 'undisclosed', 'nobody@', `${'x'.repeat(300)}@y.example`])(
    'nobody, or nonsense (%s), is an address that never exists',
    async (from) => {
      expect((await read(mailText({ from }))).from.value).toBe('unknown@sender.invalid');
    },
  );
});

describe('identity and thread', () => {
  test('references come nearest first, each once', async () => {
    const headers = { 'In-Reply-To': '<c@x>', References: '<a@x>\r\n <b@x> <c@x>' };
    expect((await read(mailText({ headers }))).references).toEqual(['c@x', 'b@x', 'a@x']);
  });

  test('without a Message-ID the same bytes are the same mail, and others another', async () => {
    const [first, again, other] = [
      await read(mailText({ body: '1' })),
      await read(mailText({ body: '1' })),
      await read(mailText({ body: '2' })),
    ];
    expect(again.externalId).toBe(first.externalId);
    expect(other.externalId).not.toBe(first.externalId);
  });
});

describe('when it was written', () => {
  const day = 86_400_000;
  test.each<[string, string, number]>([
    ['its own date', 'Wed, 14 Jan 2026 10:00:00 +0100', Date.UTC(2026, 0, 14, 9)],
    ['with a comment', 'Wed, 14 Jan 2026 10:00:00 +0100 (CET)', Date.UTC(2026, 0, 14, 9)],
    ['nonsense', 'yesterday', now - day],
    ['the future', 'Wed, 14 Jan 2099 10:00:00 +0100', now - day],
    ['a dead battery', 'Thu, 1 Jan 1970 00:00:01 +0000', now - day],
  ])('%s', async (_, date, expected) => {
    expect((await read(mailText({ headers: { Date: date } }), now - day)).sentAt).toBe(expected);
  });

  test('no date at all: when the server received it, else now', async () => {
    expect((await read('From: a@b.example\r\n\r\nHi', now - day)).sentAt).toBe(now - day);
    expect((await read('From: a@b.example\r\n\r\nHi', null)).sentAt).toBe(now);
  });
});

describe('the body', () => {
  const html = (body: string) => mailText({ headers: { 'Content-Type': 'text/html; charset=utf-8' }, body });

  test('a mail with only HTML has readable text too, and its quote apart', async () => {
    const message = await read(html('<p>Hvala,<br>Ana</p><blockquote type="cite"><p>Na poti.</p></blockquote>'));
    expect(message).toMatchObject({ text: 'Hvala,\nAna', quotedText: '> Na poti.', html: '<p>Hvala,<br>Ana</p>\n' });
  });

  test('longer than a message may be, the whole of it is a file', async () => {
    const message = await read(mailText({ body: 'word '.repeat(50_000) }));
    expect(message.text.length).toBeLessThanOrEqual(200_000);
    expect(message.files.map(({ name }) => name)).toEqual(['message.txt']);
    const wild = await read(html(`<p>${'x'.repeat(2_100_000)}</p>`));
    expect(wild.html).toBeNull();
    expect(wild.files.map(({ name }) => name)).toContain('message.html');
  });

  test('more files than a message holds: the raw mail stands for the rest', async () => {
    const part = '--b\r\nContent-Type: text/csv; name="a.csv"\r\nContent-Disposition: attachment\r\n\r\n1\r\n';
    const message = await read(
      mailText({ headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, body: `${part.repeat(60)}--b--` }),
    );
    expect(message.files).toHaveLength(50);
    expect(message.files.at(-1)?.name).toBe('message.eml');
  });

  test('a file’s name is only a name', async () => {
    const body =
      '--b\r\nContent-Type: application/pdf\r\nContent-Disposition: attachment; filename="../../etc/passwd"\r\n\r\n1\r\n--b--';
    const message = await read(mailText({ headers: { 'Content-Type': 'multipart/mixed; boundary=b' }, body }));
    expect(message.files.map(({ name }) => name)).toEqual(['passwd']);
  });
});

test('a mail that cannot be parsed says so and carries itself', async () => {
  const raw = { bytes: Buffer.from(mailText({ messageId: 'm1@x', subject: 'Wild' })), receivedAt: now };
  const message = unreadableMail(raw, now);
  expect(message).toMatchObject({
    externalId: 'm1@x',
    subject: 'Wild',
    from: { value: 'ana@customer.example' },
    automatic: false,
  });
  expect(await message.files[0]?.read()).toEqual(raw.bytes);
});

test('bytes that are no mail at all still become a message', async () => {
  for (const bytes of [
    new Uint8Array(),
    Uint8Array.from({ length: 5_000 }, (_, i) => (i * 131) % 256),
    Buffer.from('\r\n\r\n'),
  ]) {
    expect((await read(bytes)).from.value).toBe('unknown@sender.invalid');
  }
});

const corpora = '../shared/corpora';
describe.skipIf(!existsSync(corpora))('wild mails', () => {
  const list = (folder: string) =>
    existsSync(`${corpora}/${folder}`)
      ? readdirSync(`${corpora}/${folder}`).filter((name) => /\.(?:eml|txt)$/.test(name) && name !== 'SOURCE.txt')
      : [];
  const mails = ['mail-mailparser', 'mail-mimekit'].flatMap((folder) =>
    list(folder).map((name) => `${folder}/${name}`),
  );
  const open = async (path: string) =>
    readMail({ bytes: readFileSync(`${corpora}/${path}`), receivedAt: now }, ourAddress, now);

  test.each(mails)('%s is parsed, has an identity, a sender and a time', async (path) => {
    const { email, message } = await open(path);
    expect(email).not.toBeNull();
    expect(message.externalId).toMatch(/.+@.+/);
    expect(message.from.value).toMatch(/^[^\s@]+@[^\s@]+$/);
    expect(message.sentAt).toBeGreaterThan(0);
  });

  test.each<[string, string, string]>([
    [
      'mail-mimekit/bounce.txt',
      '44565655.JitbitHelpdesk.13439.691a0afc-a0a0-457c-8208-f20b7c4a4cb1@jitbit.com',
      'unreachable',
    ],
    ['mail-mimekit/delivery-status.txt', '31FC7EB4.41C6@netscape.com', 'rejected'],
    ['mail-mimekit/delivery-status-no-blank-line.txt', '31FC7EB4.41C6@netscape.com', 'rejected'],
    ['mail-mailparser/delivery-status.eml', 'xxxxx@email.amazonses.com', 'unreachable'],
  ])('%s is a bounce', async (path, externalId, code) => {
    const { email, message } = await open(path);
    expect(message.automatic).toBe(true);
    expect(email && readDeliveryReport(email, ourAddress, now)).toMatchObject({
      externalId,
      status: 'failed',
      failure: { code },
    });
  });

  test('a receipt, an abuse report and spam are what they are', async () => {
    expect((await open('mail-mimekit/disposition-notification.txt')).message.automatic).toBe(true);
    expect((await open('mail-mimekit/feedback-report.txt')).message.automatic).toBe(true);
    expect((await open('mail-mailparser/spam.eml')).message.automatic).toBe(false);
  });

  test('Japanese, pictures, a quote and a thread come out', async () => {
    const { message: japanese } = await open('mail-mimekit/japanese.txt');
    expect(japanese).toMatchObject({
      subject: '日本語メールテスト (testing Japanese emails)',
      text: expect.stringContaining('送れているか'),
    });
    const { message: pictures } = await open('mail-mailparser/nodemailer.eml');
    expect(pictures.files).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ name: 'image.png', contentId: 'note@example.com' }),
        expect.objectContaining({ name: 'nyan cat ✔.gif', contentId: 'nyan@example.com' }),
      ]),
    );
    const { message: answer } = await open('mail-mimekit/epilogue.txt');
    expect(answer).toMatchObject({
      text: 'Don\'t you mean: "NeXTstep, NeXTSTEP, NEXTSTEP..."?',
      quotedText: '> NeXTSTEP, NeXTSTEP, NeXTSTEP...',
    });
    expect(answer.references).toHaveLength(4);
  });
});
