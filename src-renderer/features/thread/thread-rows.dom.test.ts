import { expect, test } from 'vitest';
import type { Message } from '#shared/domain/message.ts';
import { aMessage } from '../../../tests/factories/rows.ts';
import { bareSubject } from './bare-subject.ts';
import { canTakeBack, standingOf } from './delivery-words.ts';
import { splitLinks } from './linked-text.tsx';
import { threadRows } from './thread-rows.ts';

const noon = new Date(2026, 10, 18, 12).getTime();
const minute = 60_000;
const said = (id: string, fields: Partial<Message> = {}) => ({
  message: aMessage({ id, sentAt: noon, ...fields }),
  sendState: null,
});

test('a day stands before its first message and nowhere else', () => {
  const rows = threadRows([said('a'), said('b', { sentAt: noon + minute }), said('c', { sentAt: noon + 86_400_000 })]);
  expect(rows.map(({ id }) => id)).toEqual(['day:a', 'a', 'b', 'day:c', 'c']);
});

test('words of one author stand together for a few minutes, notes apart from replies', () => {
  const rows = threadRows([
    said('a', { kind: 'outbound', authorId: 'ana' }),
    said('b', { kind: 'outbound', authorId: 'ana', sentAt: noon + minute }),
    said('c', { kind: 'note', authorId: 'ana', sentAt: noon + minute }),
    said('d', { kind: 'note', authorId: 'bor', sentAt: noon + minute }),
    said('e', { kind: 'note', authorId: 'bor', sentAt: noon + 7 * minute }),
  ]);
  expect(rows.flatMap((row) => (row.kind === 'message' ? [row.follows] : []))).toEqual([
    false,
    true,
    false,
    false,
    false,
  ]);
});

test('where a reply stands: the desk first, then the hold, then the provider', () => {
  const held = { status: 'held', at: noon, failure: null } as const;
  const sent = { status: 'sent', at: noon, failure: null } as const;
  const waiting = { name: 'waiting', mutationId: 'm' } as const;
  const soon = { kind: 'outbound', delivery: held, notBefore: noon + 10_000 } as const;
  const later = { ...soon, notBefore: noon + 60 * minute } as const;
  const at = (item: Parameters<typeof standingOf>[0], now = noon + 1_000) => standingOf(item, now);
  expect(at(said('a', soon))).toBe('held');
  expect(at({ ...said('a', soon), sendState: waiting })).toBe('waiting');
  expect(at({ ...said('a', later), sendState: waiting })).toBe('later');
  expect(at(said('a', { kind: 'outbound', delivery: sent }))).toBe('sent');
  expect(at(said('a', { kind: 'note' }))).toBeNull();
  expect(at(said('a', { delivery: { status: 'received', at: noon, failure: null } }))).toBeNull();
});

test('a hold that is over is no hold: the server sends, and a desk that has not heard of it offers no way back', () => {
  const held = { status: 'held', at: noon, failure: null } as const;
  for (const notBefore of [noon + 10_000, noon + 60 * minute]) {
    const item = said('a', { kind: 'outbound', delivery: held, notBefore });
    expect(canTakeBack(item, standingOf(item, notBefore - 1))).toBe(true);
    expect(standingOf(item, notBefore)).toBe('queued');
    expect(canTakeBack(item, 'queued')).toBe(false);
    // The server does not have it yet: it waits, and can be taken back as long as it does.
    const unsent = { ...item, sendState: { name: 'waiting', mutationId: 'm' } as const };
    expect(standingOf(unsent, notBefore)).toBe('waiting');
    expect(canTakeBack(unsent, 'waiting')).toBe(true);
  }
});

test('a subject is the same behind any number of answers', () => {
  const bare = bareSubject('Where is my order?');
  for (const subject of ['Re: Where is my order?', 'AW: RE[2]: where  is my order?', 'Odp: Fwd: Where is my order?']) {
    expect(bareSubject(subject), subject).toBe(bare);
  }
  expect(bareSubject('Return: where is my order?')).not.toBe(bare);
});

test('an address in a sentence is a link without the sentence’s full stop', () => {
  expect(splitLinks('See https://a.example/x?y=1. Or (ana@example.com)!')).toEqual([
    { kind: 'text', text: 'See ' },
    { kind: 'link', text: 'https://a.example/x?y=1', href: 'https://a.example/x?y=1' },
    { kind: 'text', text: '. Or (' },
    { kind: 'link', text: 'ana@example.com', href: 'mailto:ana@example.com' },
    { kind: 'text', text: ')!' },
  ]);
  expect(splitLinks('javascript:alert(1) ftp://x').every(({ kind }) => kind === 'text')).toBe(true);
});
