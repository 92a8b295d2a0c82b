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
const steps = movements.map(([keys, step]): [Chord, Step] => [parseChord(keys), step]);

/** Keeps a place inside a list; -1 when the list is empty. */
export const clampIndex = (at: number, count: number): number => Math.max(count > 0 ? 0 : -1, Math.min(at, count - 1));

/**
 * Where a key moves the cursor of a list of `count` rows, `page` of them visible; undefined when the key moves nothing.
 * From nowhere (-1) any key goes to the first row, End to the last.
 */
export function indexAfterKey(event: KeyboardEvent, at: number, count: number, page: number): number | undefined {
  const step = steps.find(([chord]) => matchesChord(event, chord))?.[1];
  return step && clampIndex(step(at, count, page), count);
}
