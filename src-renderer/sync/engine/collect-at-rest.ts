import { whenAtRest } from '#shared/lib/at-rest.ts';

/** Nothing asked or told for this long. Nobody waits for the engine then, so nobody waits for its collection. */
const restMs = 300;
/** From one rest that is used to the next: a click now and then is not worth one each. */
const apartMs = 10_000;
/** The first collection frees what was used; only one that finds nothing new gives back the room for it. */
const collections = 2;

/**
 * Gives back what a start, a catch-up or an agent's work left in the engine's memory once it rests. By itself the garbage stays as
 * long as there is room for more, and an engine that rests asks for no room. Only the desktop lets itself be told to collect;
 * elsewhere nothing happens.
 * @returns to be called whenever the engine has something to do
 */
export function collectAtRest(collect: (() => void) | undefined): () => void {
  if (collect === undefined) return () => {};
  let left = 0;
  let doneAt = Number.NEGATIVE_INFINITY;
  const rest = whenAtRest(() => {
    collect();
    left -= 1;
    if (left > 0) rest.stir(restMs);
    else doneAt = performance.now();
  });
  return () => {
    left = collections;
    rest.stir(Math.max(restMs, doneAt + apartMs - performance.now()));
  };
}
