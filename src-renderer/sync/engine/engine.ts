import { z } from 'zod';
import type { Clock } from '../clock.ts';
import type { Codec } from '../codec.ts';
import { commit } from '../db/commit.ts';
import { type OpenDesk, openDesk } from '../db/open-desk.ts';
import { tidyFiles } from '../outbox/tidy-files.ts';
import { replayUnknown } from '../pull/replay-unknown.ts';
import type { ServerHttp } from '../socket/server-http.ts';
import type { OpenLink } from '../socket/server-link.ts';
import type { SyncState, SyncStatus } from '../status.ts';
import { type Connection, createConnection } from './connection.ts';
import { deskCalls } from './desk-calls.ts';
import type { EngineCallName, EngineInput, EngineOutput, FromEngine } from './protocol.ts';

export interface EngineOptions {
  clock: Clock;
  random: () => number;
  codec: Codec;
  openLink: OpenLink;
  http: ServerHttp;
  newId: () => string;
  /** Tells every window. */
  tell(message: FromEngine): void;
}

/** What is kept between starts: which server, who, and the token that proves it. */
const secretSchema = z.object({ v: z.literal(1), server: z.string(), userId: z.string(), token: z.string() });

interface Session {
  desk: OpenDesk;
  token: string;
  connection: Connection;
}

export type EngineHandlers = { [N in EngineCallName]: (input: EngineInput<N>) => Promise<EngineOutput<N>> };

/** The engine of a computer: one session at a time, its desk, its connection. Plain code: no worker, no global. */
export interface Engine {
  readonly handlers: EngineHandlers;
  state(): SyncState;
  /** What windows are told: null until it is known whether somebody is signed in. */
  spokenState(): SyncState | null;
  close(): Promise<void>;
}

export function createEngine(options: EngineOptions): Engine {
  let session: Session | null = null;
  let status: SyncStatus = { name: 'signed-out', reason: 'never-signed-in' };
  let snapshot: SyncState['snapshot'] = null;
  let problem: SyncState['problem'] = null;
  let told = '';
  /** Sessions begin and end one after another: two windows may ask at the same moment. */
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  };

  function state(): SyncState {
    const desk = session?.desk;
    const counts = desk?.ledger.counts() ?? { waiting: 0, parked: 0 };
    const shown: SyncStatus = status.name === 'live' && desk ? { name: 'live', cursor: desk.cursor ?? 0 } : status;
    return {
      status: shown,
      snapshot,
      problem,
      ...counts,
      lastSyncedAt: desk?.lastSyncedAt ?? null,
      cachedMessages: desk?.cachedMessages ?? 0,
      userId: desk?.userId ?? null,
      server: desk?.server ?? null,
      database: desk?.db.name ?? null,
    };
  }

  function tellState(): void {
    const now = state();
    const text = JSON.stringify(now);
    if (text === told) return;
    told = text;
    options.tell({ kind: 'state', state: now });
  }

  async function begin(
    who: { server: string; userId: string; token: string },
    prepare?: (desk: OpenDesk) => Promise<void>,
  ) {
    await end(null);
    const desk = await openDesk({ server: who.server, userId: who.userId, codec: options.codec });
    await prepare?.(desk);
    await replayUnknown(desk);
    await tidyFiles(desk, options.clock.now());
    const connection = createConnection({
      desk,
      token: who.token,
      clock: options.clock,
      random: options.random,
      openLink: options.openLink,
      http: options.http,
      onStatus(next) {
        status = next;
        tellState();
      },
      onSnapshot(next) {
        snapshot = next;
        tellState();
      },
      onStorage(well) {
        problem = well ? null : 'storage';
        tellState();
      },
      onChange: tellState,
      onEvent: (event) => options.tell({ kind: 'event', event }),
      onViewers: (viewers) => options.tell({ kind: 'viewers', viewers }),
      onEnded: (reason) => void inTurn(() => end(reason)),
    });
    session = { desk, token: who.token, connection };
    connection.start();
  }

  /** Leaves the session. Everything stays on disk, for the next sign-in of the same agent. */
  async function end(reason: Extract<SyncStatus, { name: 'signed-out' }>['reason'] | null): Promise<void> {
    const leaving = session;
    session = null;
    snapshot = null;
    if (reason !== null) status = { name: 'signed-out', reason };
    if (leaving !== null) {
      leaving.connection.stop();
      // Whoever writes now finishes first: closing under a writer would lose what it was told to keep.
      await leaving.desk.turn(async () => leaving.desk.db.close());
    }
    if (reason !== null) tellState();
  }

  const handlers: EngineHandlers = {
    async 'session:sign-in'({ server, ...request }) {
      const origin = new URL(server).origin;
      const answer = await options.http.signIn(origin, request);
      if (!answer.ok) return answer;
      const { token, user } = answer.value;
      const who = { server: origin, userId: user.id, token };
      await inTurn(() =>
        begin(who, (desk) =>
          // The own row is what every action needs first; the snapshot brings it again.
          commit(desk, { rows: [{ entity: 'user', id: user.id, row: user }], generation: desk.generation }),
        ),
      );
      return { ok: true, value: { secret: JSON.stringify({ v: 1, ...who }), userId: user.id } };
    },
    async 'session:resume'({ server, secret }) {
      const kept = readSecret(secret);
      if (kept === null || (server !== '' && new URL(server).origin !== kept.server)) {
        tellState();
        return { resumed: session !== null };
      }
      await inTurn(async () => {
        const same = session?.desk.userId === kept.userId && session.desk.server === kept.server;
        if (!same) await begin(kept);
      });
      return { resumed: true };
    },
    async 'session:sign-out'() {
      const leaving = session;
      await inTurn(() => end('signed-out'));
      if (leaving !== null) await options.http.signOut(leaving.desk.server, leaving.token);
      return { done: true };
    },
    async 'session:wake'() {
      session?.connection.wake();
      return { done: true };
    },
    ...deskCalls({
      session: () => session,
      clock: options.clock,
      http: options.http,
      newId: options.newId,
      onChange: tellState,
    }),
  };
  return { handlers, state, spokenState: () => (told === '' ? null : state()), close: () => inTurn(() => end(null)) };
}

function readSecret(secret: string): z.infer<typeof secretSchema> | null {
  try {
    const parsed = secretSchema.safeParse(JSON.parse(secret));
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
