/** Runs what it is given one after another, in the order it was given; the answer is the work's own. One that fails holds up nothing. */
export type Turn = <T>(work: () => Promise<T>) => Promise<T>;

export function createTurns(): Turn {
  let last: Promise<unknown> = Promise.resolve();
  return (work) => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };
}
