import type { PushPayload, SocketPushName } from '#shared/contract/socket.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { changePresence } from './change-presence.ts';
import { staleAfterMs, writeConnections } from './connections.ts';
import { loadFloorPolicy } from './floor-policy.ts';
import { type Announcement, type IdleReport, idleVerdict } from './idle-verdict.ts';
import { signOffAbsent } from './sign-off-absent.ts';

const tickMs = 1_000;
const beatMs = staleAfterMs / 3;

/** What a desktop says of its computer. */
export interface IdleSignal {
  seconds: number | null;
  power?: IdleReport['power'] | undefined;
}

/** Desktops report twice a minute: what another server's desktop said counts until its next report is well overdue. */
const elsewhereLastsMs = 75_000;

interface Watched {
  reports: Map<string, IdleReport>;
  /** Reports of desktops at other servers, with the time until which they count. */
  elsewhere: Map<string, IdleReport & { until: number }>;
  announced: Announcement | null;
}

/**
 * Keeps presence true when people do not say it themselves: an untouched, locked or sleeping computer makes its agent away, after
 * telling them; a desktop that is gone makes them offline after a grace time. Coming back is their own choice, always.
 */
export function createAttendance(parts: {
  store: Store;
  clock: Clock;
  log: Logger;
  nodeId: string;
  connectedUsers: () => ReadonlySet<string>;
  push<N extends SocketPushName>(userIds: readonly string[], name: N, payload: PushPayload<N>): void;
  /** Called when who is connected has been written down. */
  changed: () => void;
  /** Tells other servers what a desktop here says of its computer; null: it is gone. */
  tellOthers?: (userId: string, socketId: string, report: IdleSignal | null) => void;
}) {
  const { store, clock, log, nodeId, connectedUsers, push, changed, tellOthers = () => {} } = parts;
  const watched = new Map<string, Watched>();
  let startedAt = 0;
  let lastBeatAt = 0;
  let stopped = false;
  let beatWaits = false;
  let cancelTick = () => {};
  let work: Promise<void> = Promise.resolve();

  /** One thing after another: a slow write must not be overtaken by the next. */
  function enqueue(task: () => Promise<void>): Promise<void> {
    work = work.then(task).catch((error: unknown) => log.error({ err: error }, 'presence could not be kept'));
    return work;
  }

  async function consider(userId: string): Promise<void> {
    const state = watched.get(userId);
    if (!state || state.reports.size === 0) return;
    const { announced } = state;
    const now = clock.now();
    const reports = [...state.reports.values(), ...[...state.elsewhere.values()].filter(({ until }) => until > now)];
    const verdict = idleVerdict(reports, await loadFloorPolicy(store.db), announced, now);
    if (verdict.kind === 'announce') {
      if (announced?.reason === verdict.reason) return;
      const presence = await store.db
        .selectFrom('presence')
        .select('state')
        .where('id', '=', userId)
        .executeTakeFirst();
      if (presence?.state !== 'available') return;
      state.announced = verdict;
      push([userId], 'presence:away-soon', { reason: verdict.reason, at: verdict.at });
      return;
    }
    if (announced === null) return;
    state.announced = null;
    push([userId], 'presence:away-soon', { reason: announced.reason, at: null });
    if (verdict.kind === 'present') return;
    const { reason } = verdict;
    await store.transact((unit) =>
      changePresence(unit, userId, { state: 'away', reason }, { actorId: null, cause: reason }, ['available']),
    );
    log.info({ userId, reason }, 'away by the computer');
  }

  async function beat(): Promise<void> {
    lastBeatAt = clock.now();
    await writeConnections(store.db, nodeId, connectedUsers(), lastBeatAt);
  }

  function forget(userId: string, state: Watched): void {
    if (state.reports.size === 0 && state.elsewhere.size === 0) watched.delete(userId);
  }

  function forgetOverdue(now: number): void {
    for (const [userId, state] of watched) {
      for (const [socketId, { until }] of state.elsewhere) if (until <= now) state.elsewhere.delete(socketId);
      forget(userId, state);
    }
  }

  function report(known: Map<string, IdleReport>, socketId: string, { seconds, power }: IdleSignal): IdleReport {
    const before = known.get(socketId);
    const next = power ?? before?.power ?? 'awake';
    return { seconds, power: next, powerSince: before?.power === next ? before.powerSince : clock.now() };
  }

  function stateOf(userId: string): Watched {
    const state = watched.get(userId) ?? { reports: new Map(), elsewhere: new Map(), announced: null };
    watched.set(userId, state);
    return state;
  }

  async function tick(): Promise<void> {
    const now = clock.now();
    if (now - lastBeatAt >= beatMs) {
      await beat();
      forgetOverdue(now);
    }
    for (const [userId, { announced }] of watched)
      if (announced !== null && announced.reason !== 'idle' && announced.at <= now) await consider(userId);
    const graceMs = (await loadFloorPolicy(store.db)).disconnectGraceSeconds * 1000;
    // After a restart everybody gets the whole grace time to come back.
    if (now - startedAt < graceMs) return;
    const gone = await signOffAbsent(store, graceMs, now);
    if (gone.length > 0) log.info({ userIds: gone }, 'signed off: their desktops are gone');
  }

  function plan(): void {
    cancelTick = clock.after(tickMs, () => void enqueue(tick).then(() => !stopped && plan()));
  }

  return {
    async start(): Promise<void> {
      startedAt = clock.now();
      await enqueue(beat);
      plan();
    },
    /** A desktop reports its computer. */
    idle(userId: string, socketId: string, signal: IdleSignal): Promise<void> {
      const { reports } = stateOf(userId);
      reports.set(socketId, report(reports, socketId, signal));
      tellOthers(userId, socketId, signal);
      return enqueue(() => consider(userId));
    },
    /** A desktop at another server reports its computer, or is gone (null): one desktop in use anywhere is enough. */
    idleElsewhere(userId: string, socketId: string, signal: IdleSignal | null): Promise<void> {
      const state = stateOf(userId);
      if (signal === null) state.elsewhere.delete(socketId);
      else
        state.elsewhere.set(socketId, {
          ...report(state.elsewhere, socketId, signal),
          until: clock.now() + elsewhereLastsMs,
        });
      forget(userId, state);
      return state.announced === null ? work : enqueue(() => consider(userId));
    },
    /** A desktop came or went (`goneSocketId`). */
    connectionsChanged(userId: string, goneSocketId: string | null): Promise<void> {
      const state = watched.get(userId);
      if (state && goneSocketId !== null && state.reports.delete(goneSocketId)) {
        tellOthers(userId, goneSocketId, null);
        forget(userId, state);
      }
      // A thousand desktops that come back at once are written down together, not a thousand times over.
      if (beatWaits) return work;
      beatWaits = true;
      return enqueue(async () => {
        beatWaits = false;
        if (stopped) return;
        await beat();
        changed();
      });
    },
    async stop(): Promise<void> {
      stopped = true;
      cancelTick();
      await work;
    },
  };
}
export type Attendance = ReturnType<typeof createAttendance>;
