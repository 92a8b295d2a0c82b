import { expect, test } from 'vitest';
import type { BulkAction, BulkOutcome } from '#shared/domain/bulk-action.ts';
import { groupsOf, partId, reasonsOf } from './bulk-groups.ts';

const outcome = (conversationId: string, fields: Partial<BulkOutcome> = {}): BulkOutcome => ({
  conversationId,
  refusal: null,
  before: { priority: 'normal' },
  after: { priority: 'high' },
  undone: null,
  ...fields,
});
const action = (id: string, outcomes: BulkOutcome[], fields: Partial<BulkAction> = {}): BulkAction => ({
  id,
  actorId: 'user-ana',
  action: 'conversation.setPriority',
  at: 10,
  outcomes,
  undoneAt: null,
  ...fields,
});

test('the parts of one deed are one, and another deed is another', () => {
  const groups = groupsOf([
    action(partId('one', 0), [outcome('a'), outcome('b', { refusal: 'forbidden', before: {}, after: {} })]),
    action('other', [outcome('x')]),
    action(partId('one', 1), [outcome('c', { before: {}, after: {} })], { at: 12 }),
  ]);
  expect(groups.map(({ id, total, changed, at }) => ({ id, total, changed, at }))).toEqual([
    { id: 'one', total: 3, changed: 1, at: 10 },
    { id: 'other', total: 1, changed: 1, at: 10 },
  ]);
  expect(groups[0]?.refused.map(({ conversationId }) => conversationId)).toEqual(['b']);
});

test('a deed is undone when all of its parts are, and says what had moved on', () => {
  const back = action(partId('one', 0), [outcome('a', { undone: 'restored' }), outcome('b', { undone: 'moved-on' })], {
    undoneAt: 20,
  });
  expect(groupsOf([back, action(partId('one', 1), [outcome('c')])])[0]?.isUndone).toBe(false);
  expect(groupsOf([back])[0]).toMatchObject({ isUndone: true, restored: 1, movedOn: 1 });
});

test('of several reasons the most frequent is told first', () => {
  const refused = (id: string, refusal: BulkOutcome['refusal']) => outcome(id, { refusal });
  const [group] = groupsOf([
    action('one', [
      refused('a', 'forbidden'),
      refused('b', 'disposition-required'),
      refused('c', 'disposition-required'),
    ]),
  ]);
  expect(group && reasonsOf(group)).toEqual([
    { code: 'disposition-required', count: 2 },
    { code: 'forbidden', count: 1 },
  ]);
});
