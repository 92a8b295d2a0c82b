import { expect, test } from 'vitest';
import type { CannedReply } from '#shared/domain/canned-reply.ts';
import { rankCannedReplies } from './rank-canned-replies.ts';

const reply = (shortcut: string, title: string, fields: Partial<CannedReply> = {}): CannedReply => ({
  id: shortcut,
  shortcut,
  title,
  text: { en: '' },
  channels: [],
  updatedAt: 1,
  ...fields,
});
const replies = [
  reply('thanks', 'Thank you', { text: { en: 'Thank you for waiting', sl: 'Hvala za potrpljenje' } }),
  reply('express-resend', 'Send again by express'),
  reply('refund', 'Refund is on its way'),
  reply('otpis', 'Potrjujemo vračilo'),
  reply('window', 'Reply window', { channels: ['whatsapp'] }),
];
const found = (query: string, channel: 'email' | 'whatsapp' = 'email') =>
  rankCannedReplies(replies, query, channel, 'sl').map(({ id }) => id);

test('nothing typed: everything of this channel, by shortcut', () => {
  expect(found('')).toEqual(['express-resend', 'otpis', 'refund', 'thanks']);
  expect(found('', 'whatsapp')).toContain('window');
});

test('a beginning of the shortcut comes before a word of the title', () => {
  expect(found('re')).toEqual(['refund', 'express-resend']);
});

test('letters in order are enough, and accents need not be typed', () => {
  expect(found('exrs')).toEqual(['express-resend']);
  expect(found('vrac')).toEqual(['otpis']);
});

test('the text is looked at in the language it would be sent in', () => {
  expect(found('potrpljenje')).toEqual(['thanks']);
  expect(found('waiting')).toEqual([]);
});
