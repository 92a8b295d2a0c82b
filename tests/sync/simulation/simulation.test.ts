import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { aNote } from '../../factories/mutations.ts';
import { quiet, wipeDisks } from './disk.ts';
import { brokenPromises } from './invariants.ts';
import { memoryServer } from './memory-server.ts';
import { heal, runSchedule } from './schedule.ts';
import { aWorld, customerWrites } from './world.ts';

const schedules = 500;
const atOnce = 50;

/**
 * Every failure is replayed by `npm run simulate -- --seed N`, which prints what happened; when it is understood it becomes a story
 * of its own in `found-by-simulation.test.ts`.
 */
test.each(Array.from({ length: schedules / atOnce }, (_, part) => part * atOnce + 1))(
  'once, in order, converged and nothing lost: schedules %i and the 49 after it',
  async (first) => {
    const failed: unknown[] = [];
    let applied = 0;
    for (let seed = first; seed < first + atOnce; seed += 1) {
      const outcome = await runSchedule(seed);
      applied += outcome.applied;
      if (outcome.problems.length > 0)
        failed.push({ replay: `npm run simulate -- --seed ${seed}`, ...outcome, trace: [] });
    }
    expect(failed).toEqual([]);
    expect(applied).toBeGreaterThan(atOnce);
  },
  120_000,
);

test('the same seed tells the same story', async () => {
  const [once, again] = [await runSchedule(77), await runSchedule(77)];
  expect(again).toEqual(once);
  expect(once.trace.length).toBeGreaterThan(40);
});

test('a note that is lost, doubled or out of order at the server is noticed', async () => {
  const world = await aWorld(1, memoryServer);
  const { model } = world.server;
  const [ana] = world.desktops;
  for (const desktop of world.desktops) await desktop.boot();
  await heal(world);
  for (const text of ['one', 'two'])
    await ana.mutate('note.add', aNote(text, { conversationId: 'c-1', messageId: text }));
  await heal(world);
  expect(await brokenPromises(world)).toEqual([]);

  const [one] = model.list('message').filter(({ text }) => text === 'one');
  if (one === undefined) throw new Error('the note has not arrived');
  model.write({ entity: 'message', row: { ...one, id: 'copy' } });
  model.write({ entity: 'message', row: { ...one, position: 99 } });
  const broken = (await brokenPromises(world)).join('\n');
  expect(broken).toContain('"one" is on the server 2 times');
  expect(broken).toContain('"two" stands before what ana-desk wrote earlier');

  await customerWrites(world, 'c-1', 'Not on any desk yet');
  model.write({ entity: 'message', id: 'copy', row: null }, { entity: 'message', id: one.id, row: null });
  const lost = (await brokenPromises(world)).join('\n');
  expect(lost).toContain('"one" was applied and is not there');
  expect(lost).toContain('ana-desk lacks message');
  for (const desktop of world.desktops) await desktop.quit();
  await quiet();
  wipeDisks();
});
