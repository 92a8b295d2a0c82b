import { expect, test } from 'vitest';
import { aConversation } from '../../tests/factories/rows.ts';
import { changedFields, stillAsLeft } from './bulk-action.ts';

test('only what an action changed is remembered, and only that decides whether somebody has touched it since', () => {
  const before = aConversation({ tagIds: ['tag-a'] });
  const after = aConversation({ tagIds: ['tag-a', 'tag-b'] });
  const changed = changedFields(before, after);
  expect(changed).toEqual({ before: { tagIds: ['tag-a'] }, after: { tagIds: ['tag-a', 'tag-b'] } });
  expect(stillAsLeft(aConversation({ tagIds: ['tag-a', 'tag-b'], priority: 'urgent' }), changed)).toBe(true);
  expect(stillAsLeft(aConversation({ tagIds: ['tag-b'] }), changed)).toBe(false);
});

test('what was null before is put back to null', () => {
  const changed = changedFields(aConversation(), aConversation({ assigneeId: 'user-ana' }));
  expect(changed.before).toEqual({ assigneeId: null });
});
