import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { parseUpdate } from './update.ts';

const chat = { id: 7, type: 'private' };
const ana = { id: 7, is_bot: false, first_name: 'Ana', last_name: 'Novak', username: 'ana_n' };
const message = (content: Record<string, unknown>) =>
  parseUpdate({ update_id: 1, message: { message_id: 5, date: 1_770_000_000, chat, from: ana, ...content } });

test('a private text is a message of its sender', () => {
  expect(message({ text: 'hello', link_preview_options: {} })).toEqual({
    kind: 'message',
    message: {
      externalId: '7:5',
      chatId: '7',
      from: { id: '7', username: 'ana_n', name: 'Ana Novak' },
      references: [],
      text: 'hello',
      files: [],
      automatic: false,
      sentAt: 1_770_000_000_000,
    },
  });
});

test.each([
  [{ photo: [{ file_id: 's' }, { file_id: 'l' }], caption: 'look' }, 'look', ['l photo.jpg image/jpeg']],
  [{ voice: { file_id: 'v', mime_type: 'audio/ogg' } }, '', ['v voice.ogg audio/ogg']],
  [{ video_note: { file_id: 'n' } }, '', ['n video-note.mp4 video/mp4']],
  [{ document: { file_id: 'd', file_name: 'a/b.pdf', mime_type: 'application/pdf' } }, '', ['d b.pdf application/pdf']],
  [{ animation: { file_id: 'a' }, document: { file_id: 'a' } }, '', ['a animation.mp4 video/mp4']],
  [{ sticker: { file_id: 's', emoji: '🎉', is_video: true } }, '🎉', ['s sticker.webm video/webm']],
  [{ contact: { phone_number: '+386 1', first_name: 'Bor' } }, '👤 Bor, +386 1', []],
  [{ dice: { emoji: '🎯', value: 4 } }, '🎯 4', []],
])('what %j carries', (content, text, files) => {
  const event = message(content);
  expect(event).toMatchObject({ kind: 'message', message: { text } });
  const found = event.kind === 'message' ? event.message.files : [];
  expect(found.map(({ fileId, name, mimeType }) => `${fileId} ${name} ${mimeType}`)).toEqual(files);
});

test('a venue is named once, not also as a bare place', () => {
  const location = { latitude: 46.05, longitude: 14.5 };
  expect(message({ location, venue: { location, title: 'Tivoli', address: 'Ljubljana' } })).toMatchObject({
    message: { text: '📍 Tivoli, Ljubljana\nhttps://www.google.com/maps?q=46.05,14.5' },
  });
});

test('a file Telegram will not hand over is named with the reason', () => {
  expect(message({ video: { file_id: 'v', file_size: 20_000_001 } })).toMatchObject({
    message: { text: '📎 video.mp4 (larger than the 20 MB Telegram hands over)', files: [] },
  });
});

test('an edit is a message beside the first one, and a second edit another', () => {
  const edit = (edit_date: number) =>
    parseUpdate({ update_id: 1, edited_message: { message_id: 5, date: 1, edit_date, chat, from: ana, text: 'two' } });
  expect(edit(9)).toMatchObject({
    message: { externalId: '7:5:edit:9', text: '✏️ two', references: ['7:5'], sentAt: 9_000 },
  });
  expect(edit(10)).not.toMatchObject({ message: { externalId: '7:5:edit:9' } });
});

test('the start button waits for nobody, its words with a question do', () => {
  expect(message({ text: '/start order-17' })).toMatchObject({ message: { automatic: true, text: '/start order-17' } });
  expect(message({ text: '/started?' })).toMatchObject({ message: { automatic: false } });
});

test.each([
  [
    { message: { message_id: 1, date: 1, chat: { id: -5, type: 'supergroup' }, from: ana, text: 'x' } },
    'message in a supergroup',
  ],
  [{ message: { message_id: 1, date: 1, chat, from: { ...ana, is_bot: true }, text: 'x' } }, 'message of a bot'],
  [{ message: { message_id: 1, date: 1, chat, from: ana, pinned_message: {} } }, 'service message pinned_message'],
  [{ callback_query: {} }, 'callback_query'],
  [{ message: 7 }, 'unreadable message'],
])('%j is left aside by its kind', (update, what) => {
  expect(parseUpdate({ update_id: 1, ...update })).toEqual({ kind: 'ignored', what });
});

test('a kind of message nobody knows yet is shown as such, not lost', () => {
  expect(message({ hologram: {} })).toMatchObject({ message: { text: expect.stringContaining('hologram') } });
});

const wild = join(process.cwd(), '../shared/corpora/telegram-twilio/Update.json');
test.skipIf(!existsSync(wild))('an update from the wild, branch by branch, is read or left aside', () => {
  const { update_id, ...branches } = z.record(z.string(), z.unknown()).parse(JSON.parse(readFileSync(wild, 'utf8')));
  const read = Object.entries(branches).map(([kind, content]) => [kind, parseUpdate({ update_id, [kind]: content })]);
  expect(Object.fromEntries(read)).toMatchObject({
    message: {
      kind: 'message',
      message: { text: 'Bold and italics', references: ['1111111:1334'], files: [{}, {}, {}] },
    },
    edited_message: { kind: 'ignored', what: 'message in a channel' },
    callback_query: { kind: 'ignored', what: 'callback_query' },
    inline_query: { kind: 'ignored', what: 'inline_query' },
  });
});
