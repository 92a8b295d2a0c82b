import { expect, test } from 'vitest';
import { aConversation, aMessage } from '../../../tests/factories/rows.ts';
import { canBeOne, likelyToStay, mergeCandidates } from './merge-candidates.ts';
import { fromHereOn, splitProblem } from './split-problem.ts';

const own = aConversation();
const other = (id: string, fields: Parameters<typeof aConversation>[0] = {}) => aConversation({ id, ...fields });
const ids = (list: readonly { id: string }[]) => list.map(({ id }) => id);

test('offered for merging are the same customer’s in the same inbox, the open ones first, none merged before', () => {
  const others = [
    other('done', { state: 'resolved', activityAt: 9 }),
    other('open', { activityAt: 1 }),
    other('elsewhere', { inboxId: 'inbox-mail' }),
    other('somebody', { customerId: 'customer-luka' }),
    other('gone', { state: 'resolved', activityAt: 8 }),
    own,
  ];
  expect(ids(mergeCandidates(own, others, new Set(['gone'])))).toEqual(['open', 'done']);
});

test('one matter has one customer and one way out', () => {
  expect(canBeOne([own, other('b')])).toBe(true);
  expect(canBeOne([own, other('b', { inboxId: 'inbox-mail' })])).toBe(false);
  expect(canBeOne([own, other('b', { customerId: 'customer-luka' })])).toBe(false);
});

test('what somebody holds stays, else the oldest', () => {
  const old = other('old', { createdAt: 1 });
  const held = other('held', { createdAt: 5, assigneeId: 'user-bor' });
  expect(likelyToStay([other('new', { createdAt: 9 }), old])).toBe('old');
  expect(likelyToStay([old, held])).toBe('held');
  expect(likelyToStay([old, { ...held, state: 'resolved' }])).toBe('old');
  expect(likelyToStay([])).toBeNull();
});

const said = (id: string) => aMessage({ id });
const note = (id: string) => aMessage({ id, kind: 'note' });

test('a split takes something that was said, and leaves something that was said', () => {
  const thread = [said('a'), said('b'), note('n')];
  const problem = (chosen: string[], hasOlder = false) => splitProblem(thread, new Set(chosen), hasOlder);
  expect(problem([])).toBe('nothing');
  expect(problem(['n'])).toBe('notes-only');
  expect(problem(['a', 'b'])).toBe('nothing-stays');
  expect(problem(['a', 'b'], true)).toBeNull();
  expect(problem(['b', 'n'])).toBeNull();
});

test('from here on means everything that may leave', () => {
  const whisper = aMessage({ id: 'w', kind: 'coach' });
  expect([...fromHereOn([said('a'), said('b'), whisper, note('n')], 'b')]).toEqual(['b', 'n']);
});
