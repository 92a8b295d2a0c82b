import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import type { OutgoingMessage } from '../connector.ts';
import { ComposeError, composeMail } from './compose-mail.ts';
import { parseEmailSettings } from './email-settings.ts';

const settings = parseEmailSettings({
  id: 'inbox-1',
  name: 'Support',
  address: 'support@lumen.example',
  settings: { fromName: 'Lumen', imapHost: 'h', imapUser: 'u', smtpHost: 'h' },
  secrets: {},
});
const message = (over: Partial<OutgoingMessage> = {}): OutgoingMessage => ({
  messageId: 'm-1',
  conversationId: 'c-1',
  to: { kind: 'email', value: 'ana@customer.example', label: 'Ana@Customer.example', name: 'Ana Novak' },
  threadKey: null,
  references: [],
  text: 'Hello',
  html: null,
  subject: 'Order',
  recipients: null,
  files: [],
  authorName: null,
  sentAt: Date.UTC(2026, 0, 15),
  ...over,
});
const compose = async (over: Partial<OutgoingMessage> = {}, set = settings) => {
  const mail = await composeMail(message(over), set);
  return { ...mail, parsed: await PostalMime.parse(mail.raw), source: mail.raw.toString() };
};

test('plain text becomes HTML in which nothing is markup', async () => {
  const { parsed } = await compose({ text: 'a < b & "c"\n  indented\n\n<script>alert(1)</script>' });
  expect(parsed.text?.trim()).toBe('a < b & "c"\n  indented\n\n<script>alert(1)</script>');
  expect(parsed.html).toContain('<p>a &lt; b &amp; &quot;c&quot;<br>\n&nbsp;&nbsp;indented</p>\n<p>&lt;script&gt;');
});

test('HTML alone becomes plain text too', async () => {
  const { parsed } = await compose({
    text: '',
    html: '<p>Your <b>order</b> is <a href="https://lumen.example/1">here</a></p>',
  });
  expect(parsed.text?.trim()).toBe('Your order is here [https://lumen.example/1]');
});

test('the thread stands in the headers, oldest first, and stand-ins for missing ids do not', async () => {
  const { parsed } = await compose({ references: ['a@x', 'abc@no-message-id.invalid', 'b@x'] });
  expect(parsed).toMatchObject({
    inReplyTo: '<b@x>',
    references: '<a@x> <b@x>',
    subject: 'Re: Order',
    messageId: '<m-1@lumen.example>',
  });
});

test('no line of the mail is longer than RFC 5322 allows', async () => {
  const references = Array.from({ length: 200 }, (_, index) => `${'x'.repeat(60)}-${index}@customer.example`);
  const { source } = await compose({ references, text: 'word '.repeat(2_000), subject: 'š'.repeat(500) });
  for (const line of source.split('\r\n')) expect(line.length).toBeLessThanOrEqual(998);
});

test.each<[string, string | null, string]>([
  ['Lumen', 'Maja', 'Maja (Lumen)'],
  ['Lumen', null, 'Lumen'],
  ['', 'Maja', 'Maja'],
  ['', null, ''],
])('the sender is called by company %j and colleague %j', async (fromName, authorName, name) => {
  const { parsed } = await compose({ authorName }, { ...settings, fromName });
  expect(parsed.from).toEqual({ name, address: 'support@lumen.example' });
});

test('only what a rule wrote says that a machine wrote it', async () => {
  expect((await compose()).source).not.toMatch(/^Auto-Submitted/im);
  expect((await compose({ automatic: true })).source).toMatch(/^Auto-Submitted: auto-generated\r$/im);
});

test('the customer is always a recipient, and nobody is one twice', async () => {
  const { envelope, parsed } = await compose({
    recipients: {
      to: ['Ana <ANA@customer.example>', 'bo@x.example'],
      cc: ['Bo <bo@x.example>', 'cy@x.example'],
      bcc: ['dee@x.example'],
    },
  });
  expect(envelope.to.map((address) => address.toLowerCase())).toEqual([
    'ana@customer.example',
    'bo@x.example',
    'cy@x.example',
    'dee@x.example',
  ]);
  expect(parsed.cc).toEqual([{ name: '', address: 'cy@x.example' }]);
  expect(parsed.bcc).toBeUndefined();
});

test.each([
  { recipients: { to: [], cc: ['not an address'], bcc: [] } },
  { to: { kind: 'email' as const, value: 'unknown@sender.invalid', label: '(no sender)', name: null } },
])('nobody can be reached there: %j', async (over) => {
  await expect(composeMail(message(over), settings)).rejects.toThrow(ComposeError);
});

test('line breaks in a subject or a name cannot add a header', async () => {
  const { source } = await compose({
    subject: 'x\r\nBcc: evil@x.example',
    authorName: 'y\r\nBcc: evil@x.example',
    to: {
      kind: 'email',
      value: 'ana@customer.example',
      label: 'ana@customer.example',
      name: 'z\r\nBcc: evil@x.example',
    },
  });
  expect(source).not.toMatch(/^Bcc:/im);
});
