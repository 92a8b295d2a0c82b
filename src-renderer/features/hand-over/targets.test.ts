import { expect, test } from 'vitest';
import { defaultFloorPolicy } from '#shared/domain/floor-policy.ts';
import type { PresenceState } from '#shared/domain/presence.ts';
import { aConversation, aUser } from '../../../tests/factories/rows.ts';
import { colleaguesFor, type Floor, presentIn } from './targets.ts';

const people = {
  bor: aUser({ id: 'bor', name: 'Bor', capacity: { 'web-chat': 2 } }),
  eva: aUser({ id: 'eva', name: 'Eva', capacity: { 'web-chat': 2 } }),
  jan: aUser({ id: 'jan', name: 'Jan', queueIds: ['queue-returns'], capacity: { 'web-chat': 2 } }),
  gone: aUser({ id: 'gone', name: 'Anton' }),
  left: aUser({ id: 'left', name: 'Zora', disabledAt: 1 }),
};
const states: Record<string, PresenceState> = { bor: 'available', eva: 'available', jan: 'away', gone: 'offline' };
const floor = (fields: Partial<Floor> = {}): Floor => ({
  me: { userId: 'ana', role: 'agent', queueIds: ['queue-delivery'] },
  users: [aUser({ id: 'ana' }), ...Object.values(people)],
  presenceOf: (id) => states[id] ?? 'offline',
  heldBy: (id) => (id === 'bor' ? { 'web-chat': 2 } : {}),
  policy: defaultFloorPolicy,
  ...fields,
});
const conversation = aConversation();
const listed = (fields: Partial<Floor> = {}) =>
  colleaguesFor(conversation, floor(fields), (a, b) => a.localeCompare(b)).map(({ user, places, sees }) => [
    user.id,
    places,
    sees,
  ]);

test('who can take something now stands in front, then who is there, then who is gone; nobody disabled, not oneself', () => {
  expect(listed().map(([id]) => id)).toEqual(['eva', 'bor', 'jan', 'gone']);
});
test('free places are told only of colleagues whose whole work this desk sees', () => {
  const places = Object.fromEntries(listed().map(([id, count]) => [id, count]));
  expect(places).toMatchObject({ eva: 2, bor: 0, jan: null });
  const lead = listed({ me: { userId: 'ana', role: 'lead', queueIds: [] } });
  expect(lead.find(([id]) => id === 'jan')).toEqual(['jan', 2, false]);
});
test('of a queue those are there who work in it and have not gone', () => {
  const all = colleaguesFor(conversation, floor(), (a, b) => a.localeCompare(b));
  expect(presentIn('queue-delivery', all).map(({ user }) => user.id)).toEqual(['eva', 'bor']);
  expect(presentIn('queue-returns', all).map(({ user }) => user.id)).toEqual(['jan']);
});
