import { expect, test } from 'vitest';
import type { Disposition } from '#shared/domain/disposition.ts';
import { outcomeGroups } from './outcome-groups.ts';

const outcome = (id: string, name: string, fields: Partial<Disposition> = {}): Disposition => ({
  id,
  name,
  queueIds: [],
  order: 0,
  enabled: true,
  ...fields,
});
const all = [
  outcome('a', 'Refunded in full'),
  outcome('b', 'Sent again'),
  outcome('c', 'Of returns', { queueIds: ['returns'] }),
  outcome('d', 'Retired', { enabled: false }),
];
const names = (queueId: string | null, recent: string[], typed = '') => {
  const groups = outcomeGroups(all, queueId, recent, typed);
  return [groups.recent.map(({ id }) => id), groups.others.map(({ id }) => id)];
};

test('those chosen last stand in front, once, in the order of choosing; the rest keep their own', () => {
  expect(names('returns', ['b', 'a'])).toEqual([['b', 'a'], ['c']]);
});
test('neither another queue’s nor a retired outcome is offered, however lately it was chosen', () => {
  expect(names('delivery', ['c', 'd'])).toEqual([[], ['a', 'b']]);
});
test('every word typed has to begin a word of the name', () => {
  expect(names(null, [], 'full ref')).toEqual([[], ['a']]);
  expect(names(null, [], 'ull')).toEqual([[], []]);
});
