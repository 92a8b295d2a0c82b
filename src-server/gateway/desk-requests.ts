import { loadThread, search } from '../conversations/index.ts';
import { customerTimeline } from '../customers/index.ts';
import type { Sessions, Users } from '../identity/index.ts';
import type { Inboxes } from '../inboxes/index.ts';
import type { Clock } from '../platform/clock.ts';
import { RequestFailure } from '../platform/request-failure.ts';
import type { Practice } from '../practice/index.ts';
import { presenceLog } from '../presence/index.ts';
import type { Floor } from '../reporting/index.ts';
import { explainTo, type Router, simulate } from '../routing/index.ts';
import type { Store } from '../store/index.ts';
import { listAudit, listDevices, wipeDevice } from '../supervision/index.ts';
import { BadPage, type MutationRunner, pull, snapshot } from '../sync/index.ts';
import type { RequestHandlers } from './requests.ts';

interface Rooms {
  /** Where the world reaches this server, without a slash at its end. */
  publicUrl: () => string;
  store: Store;
  clock: Clock;
  mutations: MutationRunner;
  sessions: Sessions;
  users: Users;
  inboxes: Inboxes;
  router: Router;
  practice: Practice;
  floor: Floor;
}

/** Every question of a desktop and the room that answers it. */
export function deskRequests({
  store,
  clock,
  mutations,
  sessions,
  users,
  inboxes,
  router,
  floor,
  practice,
  publicUrl,
}: Rooms): RequestHandlers {
  return {
    'sync:pull': (input, { actor }) => pull(store.db, actor, input),
    'sync:snapshot': async (input, { actor }) => {
      try {
        return await snapshot(store.db, clock, actor, input);
      } catch (error) {
        throw error instanceof BadPage ? new RequestFailure('bad-request', error.message) : error;
      }
    },
    'mutation:push': async ({ mutations: pushed }, { actor }) => ({ answers: await mutations.runAll(pushed, actor) }),
    'thread:load': (input, { actor }) => loadThread(store.db, actor, input),
    'customer:timeline': async ({ customerId }, { actor }) => ({
      entries: await customerTimeline(store, actor, customerId),
    }),
    'search:all': (input, { actor }) => search(store.db, actor, input),
    'presence:log': (input, { actor }) => presenceLog(store.db, actor, input),
    'routing:explain': ({ conversationId }, { actor }) => explainTo(store.db, router, actor, conversationId),
    'routing:simulate': (input, { actor }) => simulate(store.db, actor, input),
    'audit:list': (input, { actor }) => listAudit(store.db, actor, input),
    'floor:behind': (input, { actor }) => floor.behind(actor, input),
    'floor:day': (input, { actor }) => floor.day(actor, input),
    'practice:state': (_, { actor }) => practice.state(actor),
    'practice:start': ({ inboxId, intensity }, { actor }) => practice.start(actor, inboxId, intensity),
    'practice:stop': (_, { actor }) => practice.stop(actor),
    'server:address': async () => ({ publicUrl: publicUrl() }),
    'inbox:save': (input, { actor }) => inboxes.save(actor, input),
    'inbox:test': (input, { actor }) => inboxes.test(actor, input),
    'inbox:remove': async ({ id }, { actor }) => {
      await inboxes.remove(actor, id);
      return { done: true };
    },
    'user:save': (input, { actor }) => users.save(actor, input),
    'session:list': async (_, session) => ({
      sessions: (await sessions.list(session.user.id)).map((other) => ({ ...other, current: other.id === session.id })),
    }),
    'session:revoke': async ({ id }, session) => {
      await sessions.revoke(session.user.id, id);
      return { done: true };
    },
    'device:list': async (_, session) => ({ devices: await listDevices(sessions, session) }),
    'device:wipe': async ({ id }, session) => {
      await wipeDevice(store, sessions, session, id);
      return { done: true };
    },
    'password:change': ({ current, next }, session) => users.changePassword(session.user.id, session.id, current, next),
  };
}
