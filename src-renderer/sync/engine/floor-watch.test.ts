import { beforeEach, expect, test } from 'vitest';
import type { FloorWatch } from '#shared/domain/floor-figures.ts';
import { wholeFloor } from '#shared/domain/floor-scope.ts';
import { ManualClock } from '../../../tests/fakes/manual-clock.ts';
import { askAgainMs, createFloorWatcher } from './floor-watch.ts';

const delivery = { ...wholeFloor, queueId: 'queue-delivery' };
let clock: ManualClock;
let told: FloorWatch[];
let hasLine: boolean;
const watcher = () =>
  createFloorWatcher(clock, (watch) => {
    if (hasLine) told.push(watch);
    return hasLine;
  });
beforeEach(() => {
  clock = new ManualClock();
  told = [];
  hasLine = true;
});

test('two windows that look at different parts are one wish, and neither loses its own when the other closes', () => {
  const floor = watcher();
  floor.want('desk', { scopes: [wholeFloor, delivery], agents: true });
  floor.want('wall', { scopes: [delivery], agents: false });
  expect(told.at(-1)).toEqual({ scopes: [wholeFloor, delivery], agents: true });
  floor.want('desk', { scopes: [], agents: false });
  expect(told.at(-1)).toEqual({ scopes: [delivery], agents: false });
});

test('a wish nobody answers is said again until figures come', async () => {
  const floor = watcher();
  floor.want('desk', { scopes: [wholeFloor], agents: false });
  await clock.advance(askAgainMs);
  expect(told).toHaveLength(2);
  floor.heard();
  await clock.advance(10 * askAgainMs);
  expect(told).toHaveLength(2);
});

test('who looks elsewhere is taken off, once', async () => {
  const floor = watcher();
  floor.want('desk', { scopes: [wholeFloor], agents: false });
  floor.heard();
  floor.want('desk', { scopes: [], agents: false });
  await clock.advance(10 * askAgainMs);
  expect(told.at(-1)).toEqual({ scopes: [], agents: false });
  expect(told).toHaveLength(2);
});
