import { expect, test } from 'vitest';
import { aResolutionClock } from '../factories/rows.ts';
import { aServer, closingComputers, theConversation, until } from '../fakes/desk-engine.ts';

const computers = closingComputers();
test('a list’s line knows when the promise to resolve breaks, whichever of both rows comes first or alone', async () => {
  const world = aServer();
  const desk = await computers.computer(world);
  const dueAt = async () => (await desk.db.listing.get('conversation-1'))?.resolutionDueAt;
  const becomes = (wanted: number | null) => until(async () => (await dueAt()) === wanted);
  expect(await dueAt()).toBeNull();
  world.server.write({ entity: 'slaClock', row: aResolutionClock({}) });
  await becomes(900);
  // A change of the conversation alone keeps what its clock said.
  world.server.write({ entity: 'conversation', row: theConversation({ subject: 'Parcel' }) });
  await until(async () => (await desk.find('conversation', 'conversation-1'))?.subject === 'Parcel');
  expect(await dueAt()).toBe(900);
  // What stands still breaks at no time.
  world.server.write({ entity: 'slaClock', row: aResolutionClock({ pausedAt: 5, dueAt: null }) });
  await becomes(null);
  // Both in one page, as a snapshot or a long absence brings them.
  world.server.write(
    { entity: 'conversation', row: theConversation({ subject: 'Parcel again' }) },
    { entity: 'slaClock', row: aResolutionClock({ dueAt: 1_200 }) },
  );
  await becomes(1_200);
});
