import { type Chord, matchesChord, parseChord } from './chord.ts';

type Step = (at: number, count: number, page: number) => number;

const down: Step = (at) => at + 1;
const up: Step = (at) => at - 1;
const movements: readonly (readonly [keys: string, step: Step])[] = [
  ['arrowdown', down],
  ['j', down],
  ['arrowup', up],
  ['k', up],
  ['pagedown', (at, _count, page) => at + page],
  ['pageup', (at, _count, page) => at - page],
  ['home', () => 0],
  ['end', (_at, count) => count - 1],
];
type Steps = readonly (readonly [Chord, Step])[];
const steps: Steps = movements.map(([keys, step]) => [parseChord(keys), step]);
const extending: Steps = movements.map(([keys, step]) => [parseChord(`shift+${keys}`), step]);

/** Keeps a place inside a list; -1 when the list is empty. */
export const clampIndex = (at: number, count: number): number => Math.max(count > 0 ? 0 : -1, Math.min(at, count - 1));

/**
 * Where a key moves the cursor of a list of `count` rows, `page` of them visible; undefined when the key moves nothing.
 * From nowhere (-1) any key goes to the first row, End to the last.
 */
export const indexAfterKey = (event: KeyboardEvent, at: number, count: number, page: number): number | undefined =>
  indexAfter(steps, event, at, count, page);

/** The same with Shift held: the movement that takes rows along. */
export const indexAfterShiftKey = (event: KeyboardEvent, at: number, count: number, page: number): number | undefined =>
  indexAfter(extending, event, at, count, page);

function indexAfter(by: Steps, event: KeyboardEvent, at: number, count: number, page: number): number | undefined {
  const step = by.find(([chord]) => matchesChord(event, chord))?.[1];
  return step && clampIndex(step(at, count, page), count);
}
