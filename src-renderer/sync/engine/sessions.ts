import type { User } from '#shared/domain/user.ts';
import { isFull } from '../cache/with-room.ts';
import type { ServerClock } from '../clock.ts';
import { databaseName } from '../db/database-name.ts';
import { findMeta, putMeta } from '../db/meta.ts';
import { type OpenDesk, openDesk } from '../db/open-desk.ts';
import { findRow } from '../db/row-store.ts';
import type { Hands } from '../pull/hands.ts';
import { createIndexer, type Indexer } from '../search/indexer.ts';
import type { OpenSecondPlace } from '../second/second-place.ts';
import type { SyncState, SyncStatus } from '../status.ts';
import { createTurns } from '../turns.ts';
import { type Connection, createConnection, type EndTold } from './connection.ts';
import type { EngineOptions, Limits } from './engine.ts';
import { type CameAlong, createFirstPage } from './first-page.ts';
import type { FirstRows } from './first-rows.ts';
import type { FloorWatcher } from './floor-watch.ts';
import { countOwnWork, isAwayTooLong } from './leaving.ts';
import type { Who } from './session-secret.ts';
import { settleIn } from './settle-in.ts';
import { createShowing, isEmpty, neverShown, type Showing } from './showing.ts';
import { toldState } from './told-state.ts';
import { createUpkeep } from './upkeep.ts';
import type { Vault } from './vault.ts';

interface Session {
  who: Who;
  desk: OpenDesk;
  token: string;
  connection: Connection;
  /** Null where nothing is searched. */
  search: Indexer | null;
  showing: Showing;
}
type EndReason = Extract<SyncStatus, { name: 'signed-out' }>['reason'];

/** A database that cannot be opened or made is tried again after this. */
const reopenMs = 10_000;
/** Damage found again this soon after a rebuild is not the cache's: another rebuild would not help. */
const rebuildRestMs = 60_000;

/** Reasons after which even the agent's own unsent work is destroyed: somebody decided that this computer must not have it. */
const destroysAll = new Set<EndReason>(['wiped', 'disabled']);

/** One session at a time: who is signed in, their desk, their connection, and what the windows are told of it. */
export type Sessions = ReturnType<typeof createSessions>;

export function createSessions(
  options: EngineOptions & {
    clock: ServerClock;
    openPlace: OpenSecondPlace;
    vault: Vault;
    limits: Limits;
    floor: FloorWatcher;
    hands: Hands;
  },
) {
  const { clock, vault, rest = async () => undefined } = options;
  let session: Session | null = null;
  /** Signed in, but their desk is not open: it is being made, or this computer's storage does not open. */
  let entering: { who: Who; cancel(): void } | null = null;
  let status: SyncStatus = { name: 'signed-out', reason: 'never-signed-in' };
  let snapshot: SyncState['snapshot'] = null;
  let problem: SyncState['problem'] = null;
  let keyStorage: SyncState['keyStorage'] = null;
  let rebuiltAt = Number.NEGATIVE_INFINITY;
  const isBusy = () => status.name === 'catching-up' || snapshot !== null;
  const upkeep = createUpkeep({ clock, limits: options.limits, isBusy, onChange: () => tellState() });
  let told = '';
  /** Sessions begin and end one after another: two windows may ask at the same moment. */
  const inTurn = createTurns();

  const state = (): SyncState =>
    toldState({ status, snapshot, problem, keyStorage }, session, entering?.who ?? null, clock);

  function tellState(firstRows?: FirstRows): void {
    const now = state();
    const text = JSON.stringify(now);
    if (text === told && firstRows === undefined) return;
    told = text;
    options.tell({ kind: 'state', state: now, ...(firstRows && { firstRows }) });
  }

  async function open(who: Who, user: User | null, fromScratch: boolean, along?: CameAlong): Promise<void> {
    await leave();
    const name = databaseName(who.server, who.userId);
    const first = along && createFirstPage(along.page, { desk: name, userId: who.userId });
    if (user !== null) {
      // Who has just signed in is known: the screen is drawn while the desk is made.
      entering = { who, cancel: () => undefined };
      status = { name: 'connecting', attempt: 1 };
      tellState(along?.isNew ? first?.rows() : undefined);
    }
    await vault.finishWipes().catch(() => undefined);
    const unlocking = vault.unlock(name);
    const { desk, wasRebuilt } = await openDesk({
      server: who.server,
      userId: who.userId,
      keys: unlocking,
      place: options.openPlace(name),
      onDamage: rebuild,
      onQueued: (count) => session?.search?.queued(count),
      onSecondPlace() {
        problem = 'storage';
        tellState();
      },
      fromScratch,
    });
    const showing = show(desk, user !== null);
    const takesFirst = first !== undefined && isEmpty(desk);
    if (takesFirst) showing.open();
    keyStorage = (await unlocking).storage;
    clock.setOffset((await findMeta(desk.db, 'clockOffsetMs')) ?? 0);
    problem = wasRebuilt ? 'rebuilding' : null;
    if ((await isAwayTooLong(desk, clock.now(), options.limits.awayMs)) && user === null) return goAway(who, desk);
    await settleIn(desk, user, clock.now());
    // Where something of the agent's own waits, rows without it would not be the truth.
    const rows = takesFirst && desk.ledger.entries.size === 0 ? first.rows() : undefined;
    const onProgress = progressOf(desk, showing);
    const begun = takesFirst ? first.write(desk, { onProgress, rest }) : Promise.resolve();
    const connection = connect(who, desk, showing, begun);
    session = { who, desk, token: who.token, connection, search: search(desk), showing };
    entering = null;
    if (takesFirst) tellState(rows);
    connection.start();
  }

  const show = (desk: OpenDesk, hasSignedIn: boolean): Showing =>
    createShowing(desk, {
      hasSignedIn,
      clock,
      onChange: () => session?.desk === desk && tellState(),
    });

  const search = (desk: OpenDesk): Indexer | null =>
    (options.searches ?? options.codec === undefined) ? createIndexer(desk, { clock, isBusy }) : null;

  const progressOf = (desk: OpenDesk, showing: Showing) => (next: SyncState['snapshot']) => {
    if (session?.desk !== desk) return;
    snapshot = next;
    if (next !== null) showing.show();
    tellState();
  };

  function connect({ token }: Who, desk: OpenDesk, showing: Showing, begun: Promise<void>): Connection {
    return createConnection({
      desk,
      token,
      clock,
      random: options.random,
      openLink: options.openLink,
      http: options.http,
      hands: options.hands,
      begun,
      rest,
      onStatus(next) {
        status = next;
        if (next.name === 'live' && problem === 'rebuilding') problem = null;
        tellState();
        if (next.name === 'live' || next.name === 'offline') showing.show();
        if (next.name === 'offline') void endIfAway(desk);
      },
      onSnapshot: progressOf(desk, showing),
      onStorage(well, error) {
        if (isFull(error)) void upkeep.makeRoom(desk);
        if (!well) problem = 'storage';
        else if (problem === 'storage') problem = null;
        tellState();
      },
      onUpToDate() {
        tellState();
        void upkeep.round(desk);
      },
      onChange: tellState,
      onEvent: (event) => options.tell({ kind: 'event', event }),
      onViewers: (viewers) => options.tell({ kind: 'viewers', viewers }),
      onServerTime(now) {
        if (!clock.heard(now)) return;
        tellState();
        // Kept for the next start without a connection; forgetting it costs nothing but that.
        void putMeta(desk.db, 'clockOffsetMs', clock.offsetMs()).catch(() => undefined);
      },
      onRelay(name, payload) {
        if (name === 'floor:figures') options.floor.heard();
        options.tell({ kind: 'push', name, payload });
      },
      onEnded: (reason, told) => void end(reason, told),
    });
  }

  async function endIfAway(desk: OpenDesk): Promise<void> {
    const isTooLong = await isAwayTooLong(desk, clock.now(), options.limits.awayMs).catch(() => false);
    if (isTooLong && session?.desk === desk) await end('away-too-long');
  }

  /** Begins a session; when storage does not open, says so and tries again by itself. Rejects never. */
  async function start(who: Who, user: User | null, fromScratch = false, along?: CameAlong): Promise<void> {
    try {
      await open(who, user, fromScratch, along);
    } catch {
      problem = 'storage';
      status = { name: 'offline', since: clock.now(), nextAttemptAt: clock.now() + reopenMs };
      entering = { who, cancel: clock.after(reopenMs, () => void inTurn(() => start(who, user, fromScratch))) };
    }
    tellState();
  }

  /**
   * Closes what is open. Everything stays on disk.
   * @returns whether its agent has work there that the server does not have
   */
  async function leave(): Promise<boolean> {
    const leaving = session;
    session = null;
    entering?.cancel();
    entering = null;
    snapshot = null;
    if (leaving === null) return false;
    leaving.connection.stop();
    leaving.search?.stop();
    // Whoever writes now finishes first: closing under a writer would lose what it was told to keep, and so would counting before.
    return leaving.desk.turn(async () => {
      const hasOwnWork = (await countOwnWork(leaving.desk).catch(() => 1)) > 0;
      leaving.desk.db.close();
      leaving.desk.own.close();
      return hasOwnWork;
    });
  }

  /** Too long away: nothing is shown any more. The agent's own work waits, sealed, for their next sign-in. */
  async function goAway(who: Who, desk: OpenDesk): Promise<void> {
    const connection = connect(who, desk, neverShown, Promise.resolve());
    session = { who, desk, token: who.token, connection, search: null, showing: neverShown };
    await endNow('away-too-long');
  }

  async function endNow(reason: EndReason, { by, words }: EndTold = {}): Promise<void> {
    const leaving = session;
    // While colleagues' names can still be read: the sign-in screen knows nobody.
    const colleague =
      leaving === null || by === undefined ? null : await findRow(leaving.desk, 'user', by).catch(() => null);
    const hasOwnWork = await leave();
    status = {
      name: 'signed-out',
      reason,
      ...(colleague ? { by: colleague.name } : {}),
      ...(words ? { words } : {}),
    };
    problem = null;
    keyStorage = null;
    tellState();
    if (leaving === null) return;
    const what = hasOwnWork && !destroysAll.has(reason) ? 'cache' : 'all';
    // What cannot be finished now (a window holds the database) is finished at the next start.
    await vault.wipe(leaving.desk.db.name, what).catch(() => undefined);
  }

  const end = (reason: EndReason, told?: EndTold) => inTurn(() => endNow(reason, told));

  /** Bodies could not be opened: everything that can be fetched again is fetched again. */
  function rebuild(): void {
    if (session === null || clock.now() - rebuiltAt < rebuildRestMs) return;
    const { who } = session;
    rebuiltAt = clock.now();
    problem = 'rebuilding';
    tellState();
    void inTurn(async () => {
      if (session?.who === who) await start(who, null, true);
    });
  }

  return {
    current: (): Session | null => session,
    /** When whoever is signing in has their desk, and its rows are there. */
    ready: async (): Promise<void> => {
      if (session === null) await inTurn(async () => undefined);
      await session?.showing.untilShown();
    },
    state,
    tellState,
    spokenState: (): SyncState | null => (told === '' ? null : state()),
    begin: (who: Who, user: User, along?: CameAlong) => inTurn(() => start(who, user, false, along)),
    resume: (who: Who) =>
      inTurn(async () => {
        const same = session?.desk.userId === who.userId && session.desk.server === who.server;
        if (!same) await start(who, null);
      }),
    /** A window came, and nobody is signed in. */
    nobody: () =>
      inTurn(async () => {
        if (session === null) await vault.finishWipes().catch(() => undefined);
        tellState();
      }),
    end,
    rebuild,
    close: () => inTurn(async () => void (await leave())),
  };
}
