import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Role } from '#shared/domain/role.ts';
import { groupAlike } from './group-alike.ts';
import type { LoggedChange } from './read-changes.ts';
import { type Reader, viewOf } from './reader.ts';

const people = ['ana', 'bor', 'eva', 'jan'];
const person = fc.constantFrom(...people);
const queue = fc.constantFrom('q1', 'q2', null);
const place = fc.record({ queueId: queue, assigneeId: fc.option(person) });
const readers = fc.array(
  fc.record({
    userId: person,
    role: fc.constantFrom<Role>('agent', 'lead', 'supervisor', 'admin'),
    queueIds: fc.uniqueArray(fc.constantFrom('q1', 'q2')),
  }),
  { maxLength: 12 },
);
const change: fc.Arbitrary<LoggedChange> = fc
  .record({
    entity: fc.constantFrom('conversation', 'message', 'offer', 'readMark', 'queue'),
    conversationId: fc.option(fc.constant('c1')),
    place: fc.option(place),
    placesBefore: fc.array(place, { maxLength: 2 }),
    userId: fc.option(person),
    memberIds: fc.uniqueArray(person, { maxLength: 2 }),
  })
  .map((visibility) => ({ entity: visibility.entity, id: 'row', row: {}, visibility }));

test('readers are in one group exactly when each change looks the same to each of them', () => {
  fc.assert(
    fc.property(readers, fc.array(change, { maxLength: 4 }), (everybody: Reader[], changes) => {
      const subscribers = everybody.map((reader, index) => ({ socketId: `s${index}`, reader }));
      const expected = new Map<string, string[]>();
      for (const { socketId, reader } of subscribers) {
        const views = changes.map(({ visibility }) => viewOf(reader, visibility)).join(' ');
        expected.set(views, [...(expected.get(views) ?? []), socketId]);
      }
      const groups = groupAlike(changes, subscribers);
      const bySockets = (a: string[], b: string[]) => a.join().localeCompare(b.join());
      expect(groups.map(({ socketIds }) => socketIds).sort(bySockets)).toEqual([...expected.values()].sort(bySockets));
      for (const { reader, sees } of groups)
        expect(sees).toBe(changes.some(({ visibility }) => viewOf(reader, visibility) !== 'none'));
    }),
  );
});
