import { expect, test } from 'vitest';
import { aConversation } from '../../../tests/factories/rows.ts';
import { createMemory, latest, type PromiseAlert, stillCounts } from './news.ts';

const alert = (fields: Partial<PromiseAlert> = {}): PromiseAlert => ({
  conversationId: 'c',
  target: 'firstReply',
  kind: 'warning',
  dueAt: 100,
  ...fields,
});

test('one alarm rings once, however often it is told', () => {
  const memory = createMemory();
  expect([alert(), alert(), alert({ kind: 'breach' }), alert({ kind: 'breach' })].map(memory.isNew)).toEqual([
    true,
    false,
    true,
    false,
  ]);
});

test('a warning that arrives behind its breach is old news; a new due time is a new promise', () => {
  const memory = createMemory();
  expect(memory.isNew(alert({ kind: 'breach' }))).toBe(true);
  expect(memory.isNew(alert())).toBe(false);
  expect(memory.isNew(alert({ dueAt: 200 }))).toBe(true);
});

test('of one promise the worst word counts, of two promises both', () => {
  const told = latest([alert(), alert({ kind: 'breach' }), alert({ target: 'resolution' })]);
  expect(told.map(({ target, kind }) => `${target} ${kind}`)).toEqual(['firstReply breach', 'resolution warning']);
});

test('nobody is warned of what has just been done on this desk', () => {
  expect(stillCounts(alert(), aConversation({ waitingSince: null, replyDueAt: null }))).toBe(false);
  expect(stillCounts(alert(), aConversation({ waitingSince: 5, replyDueAt: 100 }))).toBe(true);
  expect(stillCounts(alert({ target: 'resolution' }), aConversation({ waitingSince: null }))).toBe(true);
  expect(stillCounts(alert({ target: 'resolution' }), aConversation({ state: 'resolved' }))).toBe(false);
});
