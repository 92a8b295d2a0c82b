import type { PushPayload } from '#shared/contract/socket.ts';
import type { FloorAgent, FloorWatch } from '#shared/domain/floor-figures.ts';
import { scopeKey } from '#shared/domain/floor-scope.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { ChangedAgents, ChangedScopes } from './changes-since.ts';
import { type FloorMoment, momentOf } from './floor-moment.ts';
import { dayAt } from './floor-setup.ts';
import type { FloorFollower } from './follow-floor.ts';

/** Changes that come within this time travel together; a viewer sees each within a second. */
const gatherMs = 50;
const restMs = 150;
/** Also without news: time in a state passes, desktops come and go. */
const beatMs = 5_000;
/** Thresholds are about seconds. */
const alertBeatMs = 1_000;
/** Asleep, somebody may set a threshold on another process. */
const asleepBeatMs = 10_000;

type FloorPush = 'floor:figures' | 'floor:agents';

interface Watcher extends FloorWatch {
  /** Has not been sent anything since it said what it shows. */
  isNew: boolean;
  /** When it was last sent figures, epoch ms: who hears nothing for long cannot tell a quiet floor from a dead line. */
  toldAt: number;
}

/**
 * Pushes figures to the windows that show them: one reading, one sum and one message for all that show the same. Asleep while nobody
 * watches and no threshold is set.
 */
export function createLiveFloor(parts: {
  store: Store;
  clock: Clock;
  log: Logger;
  follower: FloorFollower;
  send<N extends FloorPush>(socketIds: string[], name: N, payload: PushPayload<N>): void;
  /** Looks at every moment for thresholds that are crossed. */
  alerts: { isSet(): boolean; refresh(): Promise<void>; look(moment: FloorMoment): Promise<void> };
}) {
  const { store, clock, log, follower, send, alerts } = parts;
  const watchers = new Map<string, Watcher>();
  const scopes = new ChangedScopes();
  const agents = new ChangedAgents();
  let cancelTimer: (() => void) | null = null;
  let dueAt = Number.POSITIVE_INFINITY;
  let running: Promise<void> | null = null;
  let lastAt = Number.NEGATIVE_INFINITY;
  let stopped = false;
  /** Something changed while the last was still being told. */
  let wanted = false;
  let stopListening = () => {};

  const isAwake = () => watchers.size > 0 || alerts.isSet();

  function tell(moment: FloorMoment): void {
    const { asOf, memory } = moment;
    const groups = Map.groupBy(watchers, ([, watcher]) =>
      JSON.stringify([watcher.scopes.map(scopeKey), watcher.isNew]),
    );
    const day = dayAt(memory.setup, asOf);
    const shown = [...watchers.values()].flatMap((watcher) => watcher.scopes);
    scopes.update(new Map(shown.map((scope) => [scopeKey(scope), scope])), moment);
    for (const group of groups.values()) {
      const [first] = group;
      if (!first) continue;
      const [, { scopes: wanted, isNew }] = first;
      const changed = wanted.map(scopeKey).flatMap((key) => scopes.find(key, isNew) ?? []);
      const socketIds = group.map(([id]) => id);
      const isQuiet = group.some(([, { toldAt }]) => asOf - toldAt >= beatMs);
      if (changed.length === 0 && !isQuiet) continue;
      send(socketIds, 'floor:figures', { asOf, day, scopes: changed });
      for (const [, watcher] of group) watcher.toldAt = asOf;
    }
    tellAgents(
      moment.agents.filter(({ line }) => memory.setup.users.get(line.id)?.enabled).map(({ line }) => line),
      asOf,
    );
    for (const watcher of watchers.values()) watcher.isNew = false;
  }

  function tellAgents(lines: readonly FloorAgent[], asOf: number): void {
    const { changed, gone } = agents.update(lines);
    const idsWhere = (isNew: boolean) =>
      [...watchers].filter(([, watcher]) => watcher.agents && watcher.isNew === isNew).map(([id]) => id);
    const fresh = idsWhere(true);
    if (fresh.length > 0) send(fresh, 'floor:agents', { asOf, whole: true, agents: [...lines], gone: [] });
    const others = idsWhere(false);
    if (others.length > 0 && changed.length + gone.length > 0)
      send(others, 'floor:agents', { asOf, whole: false, agents: changed, gone });
  }

  async function look(): Promise<void> {
    await alerts.refresh();
    if (!isAwake()) return follower.forget();
    const moment = momentOf(await follower.now());
    if (watchers.size > 0) tell(moment);
    await alerts.look(moment);
  }

  function run(): void {
    cancelTimer = null;
    dueAt = Number.POSITIVE_INFINITY;
    running = look()
      .catch((error: unknown) => log.error({ err: error }, 'the floor could not be read; it is tried again'))
      .finally(() => {
        running = null;
        lastAt = clock.now();
        plan(wanted ? restMs : untilBeat());
        wanted = false;
      });
  }

  function untilBeat(): number {
    if (alerts.isSet()) return alertBeatMs;
    return watchers.size > 0 ? beatMs : asleepBeatMs;
  }

  function plan(ms: number): void {
    if (stopped) return;
    const at = clock.now() + ms;
    if (cancelTimer && dueAt <= at) return;
    cancelTimer?.();
    dueAt = at;
    cancelTimer = clock.after(ms, run);
  }

  /** Something has changed, or somebody new looks. */
  function nudge(): void {
    if (stopped || !isAwake()) return;
    if (running) wanted = true;
    else plan(Math.max(gatherMs, Math.min(restMs, lastAt + restMs - clock.now())));
  }

  return {
    start(): void {
      stopListening = store.onNews(nudge);
      run();
    },
    nudge,
    /** What a window shows from now on; nothing at all: it no longer looks. */
    watch(socketId: string, wish: FloorWatch): void {
      if (wish.scopes.length === 0 && !wish.agents) watchers.delete(socketId);
      else watchers.set(socketId, { ...wish, isNew: true, toldAt: 0 });
      nudge();
    },
    gone(socketId: string): void {
      watchers.delete(socketId);
    },
    async stop(): Promise<void> {
      stopped = true;
      stopListening();
      cancelTimer?.();
      await running;
    },
  };
}
export type LiveFloor = ReturnType<typeof createLiveFloor>;
