import { expect, test } from 'vitest';
import type { SlaClock } from '#shared/domain/sla-clock.ts';
import { aServer, closingComputers, theConversation, until } from '../fakes/desk-engine.ts';

const computers = closingComputers();
const promised = (fields: Partial<NonNullable<SlaClock['resolution']>>): SlaClock => ({
  id: 'conversation-1',
  policyId: 'policy',
  firstReply: null,
  nextReply: null,
  resolution: {
    ...{ startedAt: 1, dueAt: 900, warnAt: 800, pausedAt: null, usedMs: 0, runsSince: 1 },
    ...{ metAt: null, warnedAt: null, breachedAt: null, ...fields },
  },
  nextAt: null,
});

test('a list’s line knows when the promise to resolve breaks, whichever of both rows comes first or alone', async () => {
  const world = aServer();
  const desk = await computers.computer(world);
  const dueAt = async () => (await desk.db.listing.get('conversation-1'))?.resolutionDueAt;
  const becomes = (wanted: number | null) => until(async () => (await dueAt()) === wanted);
  expect(await dueAt()).toBeNull();
  world.server.write({ entity: 'slaClock', row: promised({}) });
  await becomes(900);
  // A change of the conversation alone keeps what its clock said.
  world.server.write({ entity: 'conversation', row: theConversation({ subject: 'Parcel' }) });
  await until(async () => (await desk.find('conversation', 'conversation-1'))?.subject === 'Parcel');
  expect(await dueAt()).toBe(900);
  // What stands still breaks at no time.
  world.server.write({ entity: 'slaClock', row: promised({ pausedAt: 5, dueAt: null }) });
  await becomes(null);
  // Both in one page, as a snapshot or a long absence brings them.
  world.server.write(
    { entity: 'conversation', row: theConversation({ subject: 'Parcel again' }) },
    { entity: 'slaClock', row: promised({ dueAt: 1_200 }) },
  );
  await becomes(1_200);
});
