import type { PushPayload, RequestInput, RequestOutput } from '#shared/contract/socket.ts';
import type { FloorWatch } from '#shared/domain/floor-figures.ts';
import type { FloorScope } from '#shared/domain/floor-scope.ts';
import { type Actor, seesEverything } from '#shared/domain/role.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Store } from '../store/index.ts';
import { createFigureAlerts } from './alerts.ts';
import { readBehind } from './behind.ts';
import { readDaySeries } from './day-series.ts';
import type { Period } from './facts.ts';
import { momentOf } from './floor-moment.ts';
import { createFloorFollower } from './follow-floor.ts';
import { createLiveFloor } from './live-floor.ts';
import { readReport } from './report.ts';

/** The live floor: figures pushed to who watches, what stands behind them, the day as lines, thresholds, and reports of the past. */
export function createFloor(parts: {
  store: Store;
  clock: Clock;
  log: Logger;
  send<N extends 'floor:figures' | 'floor:agents'>(socketIds: string[], name: N, payload: PushPayload<N>): void;
  /** To leads and above connected to this process; `userIds` empty: all of them. */
  tellLeads(userIds: readonly string[], alert: PushPayload<'floor:alert'>): void;
}) {
  const { store, clock, log, send, tellLeads } = parts;
  const follower = createFloorFollower({ store, clock });
  const alerts = createFigureAlerts({ store, tell: tellLeads });
  const live = createLiveFloor({ store, clock, log, follower, send, alerts });

  const forLeads = (actor: Actor) => {
    if (!seesEverything(actor.role)) throw new RequestFailure('forbidden', 'the floor is for leads and above');
  };

  return {
    start: live.start,
    stop: live.stop,
    /** What a lead's window shows from now on; who may is asked at the door. */
    watch: (socketId: string, wish: FloorWatch): void => live.watch(socketId, wish),
    gone: live.gone,
    async behind(actor: Actor, input: RequestInput<'floor:behind'>): Promise<RequestOutput<'floor:behind'>> {
      forLeads(actor);
      return readBehind(store.db, momentOf(await follower.now()), input);
    },
    async day(actor: Actor, input: RequestInput<'floor:day'>): Promise<RequestOutput<'floor:day'>> {
      forLeads(actor);
      return readDaySeries(momentOf(await follower.now()), input);
    },
    async report(actor: Actor, period: Period, scope: FloorScope) {
      forLeads(actor);
      return readReport(store, period, scope, clock.now());
    },
  };
}
export type Floor = ReturnType<typeof createFloor>;
