export interface Rest {
  /** Something is going on: there is no rest before so many ms have passed. What was asked for longer stays. */
  stir(restMs: number): void;
  /** Whether something is going on, so that no rest may begin yet. */
  isStirred(): boolean;
}

/** Runs `begin` once nothing has stirred for as long as was asked for; once for each rest. */
export function whenAtRest(begin: () => void): Rest {
  let restsAt = Number.NEGATIVE_INFINITY;
  let timer: ReturnType<typeof setTimeout> | undefined;

  // One timer that looks again when it is due: what stirs a hundred times a second sets none.
  function look(): void {
    const leftMs = restsAt - performance.now();
    timer = leftMs > 0 ? setTimeout(look, leftMs) : undefined;
    if (timer === undefined) begin();
  }

  return {
    stir(restMs) {
      restsAt = Math.max(restsAt, performance.now() + restMs);
      timer ??= setTimeout(look, restMs);
    },
    isStirred: () => performance.now() < restsAt,
  };
}
