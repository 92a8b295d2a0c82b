import { afterAll, beforeAll, expect, test } from 'vitest';
import { channelIds } from '#shared/domain/channel-id.ts';
import { type FigureName, figureNames } from '#shared/domain/figure-info.ts';
import { type FloorScope, scopeKey, wholeFloor } from '#shared/domain/floor-scope.ts';
import { momentOf } from '../../../src-server/reporting/floor-moment.ts';
import { dayAt } from '../../../src-server/reporting/floor-setup.ts';
import { createFloorFollower } from '../../../src-server/reporting/follow-floor.ts';
import { readReport } from '../../../src-server/reporting/report.ts';
import { createRandomFloor } from './random-floor.ts';
import { type Figure, recount } from './recount.ts';

const contacts = 1_000;
const seed = Number(process.env.FLOOR_SEED ?? 20_261_122);
/** 19:00 in Ljubljana: midnight there comes in the middle. */
const startAt = Date.parse('2026-11-21T18:00:00Z');

const queueIds = [null, 'delivery', 'returns', 'vip'];
const teamIds = [null, 'team-a', 'team-b'];
const everyScope: FloorScope[] = queueIds.flatMap((queueId) =>
  teamIds.flatMap((teamId) => [null, ...channelIds.slice(0, 3)].map((channel) => ({ queueId, teamId, channel }))),
);

let floor: Awaited<ReturnType<typeof createRandomFloor>>;
beforeAll(async () => {
  floor = await createRandomFloor(seed, startAt);
});
afterAll(() => floor.store.close());

type Follower = ReturnType<typeof createFloorFollower>;

/** Every figure in which the room and the recount differ, by scope. */
async function differences(follower: Follower) {
  const moment = momentOf(await follower.now());
  const day = dayAt(moment.memory.setup, moment.asOf);
  const count = await recount(floor.store, day, moment.asOf);
  const found: string[] = [];
  for (const scope of everyScope) {
    const { values } = moment.figuresOf(scope);
    const expected = count(scope);
    for (const name of figureNames) {
      const shown: Figure = [values[name].value, values[name].of];
      if (shown[0] === expected[name][0] && shown[1] === expected[name][1]) continue;
      found.push(`${scopeKey(scope)} ${name}: shown ${shown}, counted ${expected[name]}`);
    }
  }
  return { found, day, count, moment };
}

test(`after ${contacts} random contacts every figure of every scope is what an independent recount says`, async () => {
  const follower = createFloorFollower(floor);
  const counted = () =>
    floor.store.db
      .selectFrom('floorContact')
      .select(({ fn }) => fn.countAll<number>().as('n'))
      .executeTakeFirstOrThrow();
  const days = new Set<number>();
  const moved = new Set<FigureName>();
  let steps = 0;
  for (let total = 0; total < contacts; steps += 1) {
    await floor.step();
    // Between the checks as well: what is added change by change must not differ from what is read at once.
    if (steps % 7 === 0) await follower.now();
    if (steps % 400 !== 0) continue;
    total = Number((await counted()).n);
    const { found, day, moment } = await differences(follower);
    expect(found).toEqual([]);
    days.add(day.start);
    const { values } = moment.figuresOf(wholeFloor);
    for (const name of figureNames) if ((values[name].value ?? 0) > 0) moved.add(name);
  }
  // It must have been a floor: two days, and no figure that stood still at nothing.
  expect(days.size).toBeGreaterThan(1);
  expect(figureNames.filter((name) => !moved.has(name))).toEqual([]);
  expect(Object.fromEntries(floor.done)).toMatchObject({ 'offer.accept': expect.any(Number) });

  const restarted = await differences(createFloorFollower(floor));
  expect(restarted.found).toEqual([]);
}, 540_000);

test('a report of the day before says what the floor said at its end', async () => {
  const { moment, count } = await differences(createFloorFollower(floor));
  const { start, end } = moment.memory.period;
  const today = await readReport(floor.store, { start, end }, wholeFloor, moment.asOf);
  const expected = count(wholeFloor);
  for (const name of Object.keys(today) as (keyof typeof today)[])
    expect([name, today[name].value, today[name].of]).toEqual([name, ...expected[name]]);
  const before = await recount(floor.store, { start: startAt, end: start }, start);
  const yesterday = await readReport(floor.store, { start: startAt, end: start }, wholeFloor, moment.asOf);
  for (const name of ['offered', 'answered', 'abandoned', 'handleTime', 'resolved', 'answerRate'] as const)
    expect([name, yesterday[name].value, yesterday[name].of]).toEqual([name, ...before(wholeFloor)[name]]);
});
