import { type CacheLimits, defaultCacheLimits } from '../cache/trim.ts';
import { type Clock, createServerClock } from '../clock.ts';
import type { Codec } from '../codec.ts';
import { databaseName } from '../db/database-name.ts';
import { databasePlace } from '../db/database-place.ts';
import { createHands } from '../pull/hands.ts';
import { firstPageSize } from '../pull/snapshot.ts';
import type { OpenSecondPlace } from '../second/second-place.ts';
import type { ServerHttp } from '../socket/server-http.ts';
import type { OpenLink } from '../socket/server-link.ts';
import type { SyncState } from '../status.ts';
import { deskCalls } from './desk-calls.ts';
import { createFloorWatcher } from './floor-watch.ts';
import type { EngineCallName, EngineInput, EngineOutput, FromEngine } from './protocol.ts';
import { readSecret, writeSecret } from './session-secret.ts';
import { createSessions } from './sessions.ts';
import { createVault } from './vault.ts';
import { createWindowKeychain } from './window-keychain.ts';

export interface EngineOptions {
  clock: Clock;
  random: () => number;
  openLink: OpenLink;
  http: ServerHttp;
  newId: () => string;
  /** Tells every window. */
  tell(message: FromEngine): void;
  /** For simulations, which wait for no clock but their own: `plainCodec` seals nothing. Left out, everything is sealed. */
  codec?: Codec;
  /** Whether it keeps a search index; left out, where everything is sealed. */
  searches?: boolean;
  /** Where the agent's own work is kept a second time; left out, a database of its own. */
  openPlace?: OpenSecondPlace;
  /** Lets windows read and draw for so long. Left out, nothing waits for them. */
  rest?: (ms: number) => Promise<void>;
  limits?: Partial<Limits>;
}

export interface Limits extends CacheLimits {
  /** A desk that has not heard of the server for this long forgets what it has; the workspace's own rule goes before it. */
  awayMs: number;
}
const defaultLimits: Limits = { ...defaultCacheLimits, awayMs: 30 * 86_400_000 };

export type EngineHandlers = { [N in EngineCallName]: (input: EngineInput<N>) => Promise<EngineOutput<N>> };

/** The engine of a computer: one session at a time, its desk, its connection. Plain code: no worker, no global. */
export interface Engine {
  readonly handlers: EngineHandlers;
  state(): SyncState;
  /** A key went down in a window. */
  keyPressed(): void;
  /** What windows are told: null until it is known whether somebody is signed in. */
  spokenState(): SyncState | null;
  close(): Promise<void>;
}

export function createEngine(options: EngineOptions): Engine {
  const { http } = options;
  const openPlace = options.openPlace ?? databasePlace;
  const keychain = createWindowKeychain(options.tell);
  const vault = createVault({ keychain, openPlace, unsealed: options.codec !== undefined });
  const clock = createServerClock(options.clock);
  const hands = createHands(options.clock);
  const floor = createFloorWatcher(clock, (watch) => {
    const link = sessions.current()?.connection.link() ?? null;
    link?.signal('floor:watch', watch);
    return link !== null;
  });
  const sessions = createSessions({
    ...options,
    clock,
    floor,
    hands,
    openPlace,
    vault,
    limits: { ...defaultLimits, ...options.limits },
  });

  const handlers: EngineHandlers = {
    async 'session:sign-in'({ server, ...request }) {
      const origin = new URL(server).origin;
      // While the server looks at the password.
      const known = vault.desks().catch(() => null);
      const answer = await http.signIn(origin, { ...request, firstPageRows: firstPageSize });
      if (!answer.ok) return answer;
      const { token, user, firstPage: page } = answer.value;
      const who = { server: origin, userId: user.id, token };
      const isNew = (await known)?.has(databaseName(origin, user.id)) === false;
      await sessions.begin(who, user, page && { page, isNew });
      return { ok: true, value: { secret: writeSecret(who), userId: user.id } };
    },
    async 'session:resume'({ server, secret, keychain: found }) {
      if (found !== undefined) keychain.bring(found);
      const kept = readSecret(secret);
      if (kept === null || (server !== '' && new URL(server).origin !== kept.server)) {
        await sessions.nobody();
        return { resumed: sessions.current() !== null };
      }
      await sessions.resume(kept);
      return { resumed: true };
    },
    async 'session:sign-out'({ force }) {
      const leaving = sessions.current();
      const { awaited: waiting } = sessions.state();
      if (waiting > 0 && force !== true) return { done: false, waiting };
      await sessions.end('signed-out');
      if (leaving !== null) await http.signOut(leaving.desk.server, leaving.token);
      return { done: true, waiting };
    },
    async 'session:keychain-done'({ order, kept }) {
      keychain.settle(order, kept);
      return { done: true };
    },
    async 'session:wake'() {
      sessions.current()?.connection.wake();
      return { done: true };
    },
    async 'cache:damaged'() {
      sessions.rebuild();
      return { done: true };
    },
    async 'floor:watch'({ window, watch }) {
      floor.want(window, watch);
      return { done: true };
    },
    ...deskCalls({
      session: sessions.current,
      ready: sessions.ready,
      clock,
      http,
      newId: options.newId,
      onChange: sessions.tellState,
    }),
  };
  return {
    handlers,
    keyPressed: hands.pressed,
    state: sessions.state,
    spokenState: sessions.spokenState,
    close: sessions.close,
  };
}
