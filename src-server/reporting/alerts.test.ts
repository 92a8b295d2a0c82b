import { expect, test } from 'vitest';
import type { FigureAlert } from '#shared/domain/figure-alert.ts';
import { wholeFloor } from '#shared/domain/floor-scope.ts';
import { nextStanding } from './alerts.ts';

const alert: FigureAlert = {
  id: 'a',
  name: '',
  scope: wholeFloor,
  figure: 'waiting',
  direction: 'above',
  value: 10,
  clearValue: 5,
  forSeconds: 30,
  userIds: [],
  enabled: true,
};
const quiet = { overSince: null, raisedAt: null };

/** The values of a figure, ten seconds apart; what stands after each. */
function follow(values: readonly (number | null)[], fields: Partial<FigureAlert> = {}): string[] {
  let standing: { overSince: number | null; raisedAt: number | null } = quiet;
  return values.map((value, index) => {
    standing = nextStanding({ ...alert, ...fields }, standing, value, (index + 1) * 10_000);
    return standing.raisedAt !== null ? 'raised' : standing.overSince !== null ? 'over' : 'quiet';
  });
}

test('a threshold is raised only when it has held for its time', () => {
  expect(follow([11, 11, 11, 11])).toEqual(['over', 'over', 'over', 'raised']);
  expect(follow([11, 11, 10, 11, 11, 11])).toEqual(['over', 'over', 'quiet', 'over', 'over', 'over']);
});

test('a figure that trembles around its threshold is raised once, until it is well back', () => {
  expect(follow([11, 9, 11, 6, 5, 11], { forSeconds: 0 })).toEqual([
    'raised',
    'raised',
    'raised',
    'raised',
    'quiet',
    'raised',
  ]);
});

test('below counts the other way round, and nothing to count is no crossing', () => {
  const below = { direction: 'below' as const, value: 0.8, clearValue: 0.9, forSeconds: 0 };
  expect(follow([null, 0.8, 0.79, 0.85, 0.9, null], below)).toEqual([
    'quiet',
    'quiet',
    'raised',
    'raised',
    'quiet',
    'quiet',
  ]);
});

test('what is raised knows since when', () => {
  const over = nextStanding(alert, quiet, 11, 1_000);
  expect(nextStanding(alert, over, 12, 31_000)).toEqual({ overSince: 1_000, raisedAt: 31_000 });
});
