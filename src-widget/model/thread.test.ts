import { expect, test } from 'vitest';
import type { VisitorMessage } from '#shared/contract/visitor.ts';
import { addMessage, emptyThread, mergeNewest, mergeOlder, setStatus, unreadOf } from './thread.ts';

const message = (id: string, sentAt: number, status: VisitorMessage['status'] = 'sent'): VisitorMessage => ({
  id,
  ref: id,
  from: 'agent',
  authorName: 'Ana',
  text: id,
  files: [],
  status,
  sentAt,
});
const page = (...messages: VisitorMessage[]) => ({ messages, more: false });
const ids = (thread: { messages: readonly VisitorMessage[] }) => thread.messages.map(({ id }) => id).join(' ');

test('after a reconnect what was missed stands in the server’s order, and what was loaded before stays', () => {
  const before = { ...emptyThread, messages: [message('a', 1), message('b', 2), message('c', 3)] };
  const merged = mergeNewest(before, page(message('b', 2), message('x', 2), message('c', 3), message('d', 4)), null);
  expect(ids(merged)).toBe('a b x c d');
});

test('a message that overtook the welcome is not lost and not twice', () => {
  const live = addMessage(emptyThread, message('c', 3));
  expect(ids(mergeNewest(live, page(message('a', 1), message('b', 2)), null))).toBe('a b c');
  expect(ids(mergeNewest(live, page(message('a', 1), message('c', 3)), null))).toBe('a c');
});

test('where a gap is possible the old part is dropped and can be loaded again', () => {
  const before = { ...emptyThread, messages: [message('a', 1)] };
  const merged = mergeNewest(before, { messages: [message('x', 100)], more: true }, null);
  expect([ids(merged), merged.more]).toEqual(['x', true]);
});

test('older messages go in front once', () => {
  const thread = { ...emptyThread, messages: [message('c', 3)], more: true };
  const merged = mergeOlder(thread, page(message('a', 1), message('c', 3)));
  expect([ids(merged), merged.more]).toEqual(['a c', false]);
});

test('what was read here stays read, although the server has not recorded it yet', () => {
  const read = setStatus(addMessage(emptyThread, message('a', 1)), ['a'], 'read');
  expect(unreadOf(read)).toEqual([]);
  expect(unreadOf(mergeNewest(read, page(message('a', 1, 'delivered')), null))).toEqual([]);
  expect(unreadOf(setStatus(read, ['a'], 'delivered'))).toEqual([]);
});

test('colleagues’ read mark never goes back', () => {
  expect(mergeNewest({ ...emptyThread, agentReadAt: 9 }, page(), 5).agentReadAt).toBe(9);
  expect(mergeNewest({ ...emptyThread, agentReadAt: 9 }, page(), null).agentReadAt).toBe(9);
});
