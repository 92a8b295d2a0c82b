import { expect, test } from 'vitest';
import type { ListingRecord } from '../db/records.ts';
import { breachingWithinMs, countViews, listView } from './list-view.ts';

const line = (id: string, fields: Partial<ListingRecord> = {}): ListingRecord => ({
  id,
  customerId: 'customer-maja',
  queueId: 'delivery',
  assigneeId: null,
  inboxId: 'inbox-chat',
  channel: 'email',
  state: 'open',
  tagIds: [],
  replyDueAt: null,
  resolutionDueAt: null,
  lastInboundPosition: 0,
  unread: false,
  tier: 'none',
  activeOrder: -1,
  ...fields,
});
const now = 1_000_000_000;
const facts = { userId: 'ana', now, waitingIds: new Set(['sends']), parkedIds: new Set(['bors', 'done']) };
const lines = [
  line('mine', { assigneeId: 'ana', unread: true, tier: 'gold' }),
  line('bors', { assigneeId: 'bor', queueId: 'returns', channel: 'sms' }),
  line('sends', { tagIds: ['fragile'], state: 'snoozed' }),
  line('late', { replyDueAt: now - 5 }),
  line('soon', { replyDueAt: now + breachingWithinMs }),
  line('later', { replyDueAt: now + breachingWithinMs + 1 }),
  line('done', { state: 'resolved', assigneeId: 'ana' }),
];

test.each([
  ['mine', ['mine']],
  ['unassigned', ['sends', 'late', 'soon', 'later']],
  ['vip', ['mine']],
  ['queue:returns', ['bors']],
  ['waiting-to-send', ['sends']],
  ['needs-decision', ['bors']],
  ['breaching', ['late', 'soon']],
] as const)('the view %s shows %j', (view, ids) => {
  expect(listView(lines, { view }, facts)).toEqual(ids);
});

test('the breaching view goes by due time, every other keeps the newest activity first', () => {
  const two = [line('b', { replyDueAt: now }), line('a', { replyDueAt: now - 1 })];
  expect(listView(two, { view: 'breaching' }, facts)).toEqual(['a', 'b']);
  expect(listView(two, { view: 'all' }, facts)).toEqual(['b', 'a']);
});

test('asked for, any view goes by the next promise, of a reply or of the end, those without one behind in their order', () => {
  const some = [
    line('none'),
    line('reply', { replyDueAt: now + 3, resolutionDueAt: now + 9 }),
    line('end', { resolutionDueAt: now + 2 }),
    line('nothing'),
  ];
  expect(listView(some, { view: 'all', order: 'due' }, facts)).toEqual(['end', 'reply', 'none', 'nothing']);
});

test('filters narrow a view together', () => {
  expect(listView(lines, { view: 'all', unread: true, tier: 'gold' }, facts)).toEqual(['mine']);
  expect(listView(lines, { view: 'all', channels: ['sms'] }, facts)).toEqual(['bors']);
  expect(listView(lines, { view: 'all', tagId: 'fragile', states: ['snoozed'] }, facts)).toEqual(['sends']);
  expect(listView(lines, { view: 'mine', states: ['resolved'] }, facts)).toEqual(['done']);
});

test('counts say what each view would show', () => {
  const counts = countViews(lines, facts);
  expect(counts).toEqual({
    mine: 1,
    mineUnread: 1,
    unassigned: 3,
    all: 5,
    vip: 1,
    breaching: 2,
    waitingToSend: 1,
    needsDecision: 2,
    queues: { delivery: 4, returns: 1 },
  });
});
