import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { aNote } from '../../factories/mutations.ts';
import { quiet, wipeDisks } from './disk.ts';
import { brokenPromises } from './invariants.ts';
import { roomsServer } from './rooms/cluster.ts';
import { heal, runSchedule } from './schedule.ts';
import { aWorld } from './world.ts';

const schedules = 24;
const atOnce = 6;

/**
 * The real rooms on three servers that share a database, under the storm of `simulation.test.ts`. Every failure is replayed by
 * `npm run simulate -- --rooms --seed N`.
 */
test.each(Array.from({ length: schedules / atOnce }, (_, part) => part * atOnce + 1))(
  'the real rooms keep every promise on several servers that crash, lag and do not hear each other: schedules %i and the 5 after it',
  async (first) => {
    const failed: unknown[] = [];
    let applied = 0;
    for (let seed = first; seed < first + atOnce; seed += 1) {
      const outcome = await runSchedule(seed, roomsServer);
      applied += outcome.applied;
      if (outcome.problems.length > 0)
        failed.push({ replay: `npm run simulate -- --rooms --seed ${seed}`, ...outcome, trace: [] });
    }
    expect(failed).toEqual([]);
    expect(applied).toBeGreaterThan(atOnce);
  },
  180_000,
);

test('the same seed tells the same story also with a real database', async () => {
  const [once, again] = [await runSchedule(77, roomsServer), await runSchedule(77, roomsServer)];
  expect(again).toEqual(once);
  expect(once.trace.length).toBeGreaterThan(40);
}, 120_000);

test('a note that is on the server twice, and a row that no desk has, are noticed', async () => {
  const world = await aWorld(1, roomsServer);
  const [ana] = world.desktops;
  for (const desktop of world.desktops) await desktop.boot();
  await heal(world);
  await ana.mutate('note.add', aNote('one', { conversationId: 'c-1', messageId: 'one' }));
  await heal(world);
  expect(await brokenPromises(world)).toEqual([]);
  const [one] = (await world.server.list('message')).filter(({ text }) => text === 'one');
  if (one === undefined) throw new Error('the note has not arrived');
  await world.server.edit((rows) => rows.put('message', { ...one, id: 'copy', position: 9 }));
  const broken = (await brokenPromises(world)).join('\n');
  expect(broken).toContain('"one" is on the server 2 times');
  expect(broken).toContain('ana-desk lacks message');
  for (const desktop of world.desktops) await desktop.quit();
  await world.server.end();
  await quiet();
  wipeDisks();
}, 60_000);
