import type { FloorWatch } from '#shared/domain/floor-figures.ts';
import { scopeKey } from '#shared/domain/floor-scope.ts';
import type { Clock } from '../clock.ts';

/** Signals may be lost on a busy line; a floor that stays silent this long is asked for again. */
export const askAgainMs = 3_000;
/** The server takes no more scopes at once. */
const mostScopes = 120;

/** What all windows of this computer want to see of the floor, told to the server as one. Windows say it again on a new line. */
export interface FloorWatcher {
  /** Replaces what one window wants; an empty wish is a window that looks elsewhere. */
  want(window: string, watch: FloorWatch): void;
  /** The server has told figures. */
  heard(): void;
}

export function createFloorWatcher(clock: Clock, tell: (watch: FloorWatch) => boolean): FloorWatcher {
  const wants = new Map<string, FloorWatch>();
  let cancel = () => {};

  const together = (): FloorWatch => {
    const scopes = new Map([...wants.values()].flatMap(({ scopes: list }) => list.map((one) => [scopeKey(one), one])));
    const agents = [...wants.values()].some((want) => want.agents);
    return { scopes: [...scopes.values()].slice(0, mostScopes), agents };
  };

  function say(): void {
    cancel();
    const watch = together();
    const isEmpty = watch.scopes.length === 0 && !watch.agents;
    if (tell(watch) && !isEmpty) cancel = clock.after(askAgainMs, say);
  }

  return {
    want(window, watch) {
      if (watch.scopes.length === 0 && !watch.agents) wants.delete(window);
      else wants.set(window, watch);
      say();
    },
    heard: () => cancel(),
  };
}
