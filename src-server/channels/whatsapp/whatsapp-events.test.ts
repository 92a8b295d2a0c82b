import { expect, test } from 'vitest';
import { whatsappBody, whatsappMessage } from '../../../tests/real/meta-bodies.ts';
import { addressOf, recipientOf } from './whatsapp-address.ts';
import { receiptOf } from './whatsapp-dialect.ts';
import { parseWhatsAppValue } from './whatsapp-events.ts';

const now = 1_770_000_000_000;
const parsed = (body: ReturnType<typeof whatsappBody>) => parseWhatsAppValue(body.entry[0]?.changes[0]?.value, now);
const read = (content: Record<string, unknown>) =>
  parsed(whatsappMessage({ phoneNumberId: '1', waId: '38640555019', id: 'wamid.1', content, at: now }))?.messages[0];

test.each([
  [{ type: 'text', text: { body: 'hello' } }, 'hello'],
  [{ type: 'button', button: { text: 'Yes', payload: 'YES' } }, 'Yes'],
  [{ type: 'interactive', interactive: { type: 'button_reply', button_reply: { id: '1', title: 'Track' } } }, 'Track'],
  [{ type: 'interactive', interactive: { type: 'list_reply', list_reply: { id: '1', title: 'Returns' } } }, 'Returns'],
  [
    { type: 'location', location: { latitude: 46.05, longitude: 14.5, name: 'Tivoli', address: 'Ljubljana' } },
    '📍 Tivoli, Ljubljana\nhttps://www.google.com/maps?q=46.05,14.5',
  ],
  [
    { type: 'contacts', contacts: [{ name: { formatted_name: 'Bor' }, phones: [{ phone: '+386 1 1' }] }] },
    '👤 Bor, +386 1 1',
  ],
  [
    { type: 'order', order: { text: 'please', product_items: [{ product_retailer_id: 'A-1', quantity: 2 }] } },
    'please\n🛒 2 × A-1',
  ],
  [{ type: 'poll_creation' }, '⚠️ Message of a kind this channel does not hand over (poll_creation)'],
])('the words of %j', (content, text) => {
  expect(read(content)).toMatchObject({ text, automatic: false });
});

test('a file keeps its name, its caption and a media type without the provider’s escapes', () => {
  const document = { id: '9', mime_type: 'application\\/pdf; x=1', filename: '../račun.pdf', caption: 'see here' };
  expect(read({ type: 'document', document })).toMatchObject({
    text: 'see here',
    media: [{ id: '9', name: 'račun.pdf', mimeType: 'application/pdf' }],
  });
  expect(read({ type: 'audio', audio: { id: '7', mime_type: 'audio/ogg; codecs=opus', voice: true } })).toMatchObject({
    media: [{ name: 'audio.ogg', mimeType: 'audio/ogg' }],
  });
});

test('a reaction waits for nobody, and an answer names what it answers', () => {
  expect(read({ type: 'reaction', reaction: { message_id: 'wamid.0', emoji: '👍' } })).toMatchObject({
    text: 'Reaction: 👍',
    references: ['wamid.0'],
    automatic: true,
  });
  expect(read({ type: 'reaction', reaction: { message_id: 'wamid.0' } })).toBeUndefined();
  expect(read({ type: 'text', text: { body: 'yes' }, context: { id: 'wamid.0' } })).toMatchObject({
    references: ['wamid.0'],
    automatic: false,
  });
});

test('one person is one address by SMS and by WhatsApp, also in Mexico', () => {
  const sender = { waId: '5215512345678', userId: 'MX.1', name: 'Eva', username: null };
  expect(addressOf(sender)).toMatchObject({ kind: 'phone', value: '+525512345678', name: 'Eva' });
  expect(addressOf({ ...sender, waId: '38640555019' })).toMatchObject({
    value: '+38640555019',
    label: '+386 40 555 019',
  });
});

test('who hides their number is known by their business-scoped id and answered by it', () => {
  const value = parsed(
    whatsappBody('1', {
      contacts: [{ profile: { name: 'Sheena', username: '@sheena' }, user_id: 'US.134912' }],
      messages: [
        { from_user_id: 'US.134912', id: 'wamid.1', timestamp: '1749416383', type: 'text', text: { body: 'hi' } },
      ],
    }),
  );
  const sender = value?.messages[0]?.sender;
  expect(sender && addressOf(sender)).toEqual({ kind: 'phone', value: 'US.134912', label: '@sheena', name: 'Sheena' });
  expect(recipientOf('US.134912', null)).toEqual({ recipient: 'US.134912' });
  expect(recipientOf('+38640555019', '+38640555019')).toEqual({ to: '38640555019' });
});

test('a broken message beside a good one does not lose the good one', () => {
  const good = { from: '1', id: 'wamid.1', timestamp: 'TIMESTAMP', type: 'text', text: { body: 'hi' } };
  const value = parsed(whatsappBody('1', { messages: [7, { id: 'wamid.0' }, good], statuses: [{}] }));
  expect(value?.messages).toMatchObject([{ externalId: 'wamid.1', sentAt: now }]);
  expect(value?.ignored).toEqual(['unreadable message', 'unreadable message', 'unreadable status']);
});

test('a failed status carries its reason as a code and in words', () => {
  const status = (code: number) => ({ code, title: 'Title', message: 'Message' });
  const receipt = (code: number) => {
    const body = whatsappBody('1', {
      statuses: [{ id: 'w', status: 'failed', timestamp: '1', errors: [status(code)] }],
    });
    const [failed] = parsed(body)?.statuses ?? [];
    return failed && receiptOf(failed)?.failure;
  };
  expect(receipt(131_047)).toEqual({ code: 'window-closed', detail: 'Message (Meta error 131047)' });
  expect(receipt(131_026)?.code).toBe('rejected');
  expect(receipt(131_050)?.code).toBe('not-allowed');
  expect(receipt(130_429)?.code).toBe('rejected');
});
