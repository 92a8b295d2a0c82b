import { createEffects } from '../../../../src-server/effects.ts';
import { deskRequests } from '../../../../src-server/gateway/desk-requests.ts';
import { mountDeskSocket } from '../../../../src-server/gateway/desk-socket.ts';
import type { RequestHandlers } from '../../../../src-server/gateway/requests.ts';
import { createSessions, type Sessions } from '../../../../src-server/identity/index.ts';
import type { Signal } from '../../../../src-server/nodes/index.ts';
import type { Clock } from '../../../../src-server/platform/clock.ts';
import { createLogger } from '../../../../src-server/platform/log.ts';
import { ringOnlyAtAvailable } from '../../../../src-server/presence/index.ts';
import { holdToPromises } from '../../../../src-server/promises/index.ts';
import { keepFloorFacts } from '../../../../src-server/reporting/index.ts';
import { createStore, type Database, type Store } from '../../../../src-server/store/index.ts';
import { withSupervision } from '../../../../src-server/supervision/index.ts';
import { createFanOut, createMutationRunner } from '../../../../src-server/sync/index.ts';
import type { SharedDatabase, Wire } from './database.ts';
import { Sockets } from './sockets.ts';

/** So few that a snapshot of this small world takes many requests, each to whatever is true by then. */
export const rowsInPage = 12;
/** So few that a thread is loaded in several answers. */
const rowsInThread = 6;
/** A year: sessions end here by being taken away, not by age. */
const sessionMs = 365 * 86_400_000;

/** A store with the rules that every server adds. */
export function ruledStore(db: Database, now: () => number): Store {
  const store = createStore(db, now, { announceAs: null, oneSession: true });
  store.rule('conversation', holdToPromises);
  keepFloorFacts(store);
  store.rule('presence', ringOnlyAtAvailable);
  return store;
}

export interface NodeParts {
  name: string;
  shared: SharedDatabase;
  clock: Clock;
  /** Virtual time for the next statement; null: none passes. */
  lag(): Promise<void> | null;
  /** It has committed something. */
  committed(): void;
  tell(signal: Signal): void;
  /** A mutation has arrived. */
  arrived(): void;
  /** Whether this node is of a version that does not know the action. */
  knowsNot(action: string): boolean;
  failed(what: string): void;
}

/** One start of one server: its rooms, as `app.ts` puts them together, with the desks' real door. It ends with `crash`. */
export interface ServerNode {
  readonly name: string;
  readonly sockets: Sockets;
  readonly sessions: Sessions;
  heardOfCommit(): void;
  heard(signal: Signal): void;
  /** In the middle of whatever it does. */
  crash(): void;
}

const nothing = () => undefined;
/** A room that no desktop of the simulation asks for. */
const absent = null as never;

export function startNode(parts: NodeParts): ServerNode {
  const { name, shared, clock: everybody, lag, failed } = parts;
  const wire: Wire = { dead: false, lag };
  const clock: Clock = {
    now: everybody.now,
    after: (ms, callback) => everybody.after(ms, () => !wire.dead && callback()),
  };
  const log = createLogger('error', { write: (line) => void (wire.dead || failed(`${name}: ${line}`)) });
  const store = ruledStore(shared.connect(wire), clock.now);
  store.onCommit(parts.committed);
  const sessions = createSessions({ store, clock, sessionMs });
  const effects = createEffects({ sender: nothing, read: nothing, promises: nothing });
  const nudges = { sender: nothing, changed: nothing };
  const mutations = createMutationRunner({ store, effects: withSupervision(effects, { sessions, nudges }), log });
  const sockets = new Sockets(name);
  const real = deskRequests({
    store,
    clock,
    mutations,
    sessions,
    publicUrl: () => '',
    users: absent,
    inboxes: absent,
    router: absent,
    floor: absent,
    practice: absent,
  });
  const handlers: RequestHandlers = {
    ...real,
    'sync:snapshot': (input, session) =>
      real['sync:snapshot']({ ...input, limit: Math.min(input.limit, rowsInPage) }, session),
    'thread:load': (input, session) =>
      real['thread:load']({ ...input, limit: Math.min(input.limit, rowsInThread) }, session),
    'mutation:push': ({ mutations: pushed }, session) => {
      for (const _ of pushed) parts.arrived();
      const asUnderstood = pushed.map((one) => (parts.knowsNot(one.name) ? { ...one, name: `${one.name}.new` } : one));
      return real['mutation:push']({ mutations: asUnderstood }, session);
    },
  };
  const desk = mountDeskSocket({
    io: sockets.io,
    store,
    sessions,
    clock,
    log,
    handlers,
    connectionsChanged: nothing,
    agentIdle: nothing,
    otherSignal: nothing,
    appearance: async () => 'plain',
    tell: parts.tell,
    agentTyping: nothing,
  });
  const fanOut = createFanOut({ store, clock, log, subscribers: desk.subscribers });
  fanOut.start().catch((error: unknown) => failed(`${name} did not start: ${error}`));
  return {
    name,
    sockets,
    sessions,
    heardOfCommit: () => wire.dead || store.heardOfCommit(),
    heard: (signal) => wire.dead || (signal.kind === 'session-ended' && desk.sessionEnded(signal.ended)),
    crash() {
      wire.dead = true;
      sockets.vanish();
    },
  };
}
