import type { SocketRequestName } from '#shared/contract/socket.ts';
import { socketRequests, socketSignals } from '#shared/contract/socket.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { withRoom } from '../cache/with-room.ts';
import type { Clock } from '../clock.ts';
import { nameOf, sealOne } from '../codec.ts';
import type { OpenDesk } from '../db/open-desk.ts';
import { mutate } from '../outbox/mutate.ts';
import { discardParked, retryParked } from '../outbox/settle.ts';
import { findFile, keepFile } from '../outbox/uploads.ts';
import { loadNewest, loadOlder } from '../pull/load-thread.ts';
import type { Indexer } from '../search/indexer.ts';
import { draftKey } from '../second/own-work.ts';
import type { ServerHttp } from '../socket/server-http.ts';
import type { Connection } from './connection.ts';
import type { EngineHandlers } from './engine.ts';

export interface DeskCallOptions {
  session(): {
    desk: OpenDesk;
    token: string;
    connection: Connection;
    search: Indexer | null;
  } | null;
  /** Resolves when what an agent does finds its rows. */
  ready(): Promise<void>;
  clock: Clock;
  http: ServerHttp;
  newId: () => string;
  onChange(): void;
}

const nobody = fail({ code: 'forbidden' as const, detail: 'nobody is signed in' });
const offline = fail({ code: 'offline' as const, message: 'nobody is signed in' });
const requestNames = new Set<string>(Object.keys(socketRequests));
const isRequestName = (name: string): name is SocketRequestName => requestNames.has(name);

/** A timeline is fetched again when it is looked at and older than this. */
const timelineAgeMs = 30_000;

/** What windows ask of a desk. Without a session every call says so instead of failing. */
export function deskCalls(
  options: DeskCallOptions,
): Omit<EngineHandlers, `session:${string}` | `cache:${string}` | `floor:${string}`> {
  const { clock } = options;
  const changed = (connection: Connection) => {
    options.onChange();
    connection.kick();
  };
  return {
    async mutate({ mutationId, name, args }) {
      await options.ready();
      const session = options.session();
      if (session === null) return nobody;
      const { desk, connection } = session;
      const result = await withRoom(desk, () =>
        desk.turn(() => mutate(desk, { mutationId, name, args, actedAt: clock.now() })),
      );
      changed(connection);
      return result;
    },
    async 'outbox:retry'({ mutationId, changes }) {
      const session = options.session();
      if (session === null) return nobody;
      const { desk, connection } = session;
      const again = { mutationId: options.newId(), actedAt: clock.now() };
      const result = await desk.turn(() => retryParked(desk, mutationId, changes, again));
      changed(connection);
      return result;
    },
    async 'outbox:discard'({ mutationId }) {
      const session = options.session();
      if (session === null) return { done: false };
      const done = await session.desk.turn(() => discardParked(session.desk, mutationId));
      changed(session.connection);
      return { done };
    },

    async 'draft:save'({ conversationId, kind, content }) {
      const desk = options.session()?.desk;
      if (desk === undefined) return { done: false };
      await withRoom(desk, () =>
        desk.turn(async () => {
          const body = await sealOne(desk.codec, content, nameOf('draft', conversationId, kind), 'own');
          const updatedAt = clock.now();
          await desk.db.drafts.put({ conversationId, kind, updatedAt, body });
          await desk.own.keep(draftKey({ conversationId, kind }), { conversationId, kind, updatedAt, content });
        }),
      );
      return { done: true };
    },
    async 'draft:discard'({ conversationId, kind }) {
      const desk = options.session()?.desk;
      await desk?.turn(async () => {
        await desk.db.drafts.delete([conversationId, kind]);
        await desk.own.drop([draftKey({ conversationId, kind })]);
      });
      return { done: desk !== undefined };
    },

    async 'file:add'({ id, name, mimeType, bytes }) {
      const desk = options.session()?.desk;
      if (desk === undefined) throw new Error('A file was added while nobody is signed in');
      return withRoom(desk, () => keepFile(desk, id, { name, mimeType, bytes }, clock.now()));
    },
    async 'file:load'({ id }) {
      const session = options.session();
      if (session === null) return offline;
      const { desk, token } = session;
      const here = await findFile(desk, id);
      if (here !== null) {
        await desk.db.files.update(id, { usedAt: clock.now() });
        return ok({ mimeType: here.mimeType, bytes: here.bytes });
      }
      const loaded = await options.http.getFile({ server: desk.server, token }, id);
      if (!loaded.ok) return loaded;
      const body = await sealOne(desk.codec, { name: id, ...loaded.value }, nameOf('file', id));
      await desk.db.files.put({ id, usedAt: clock.now(), size: loaded.value.bytes.byteLength, body });
      return loaded;
    },

    async request({ name, input }) {
      const link = options.session()?.connection.link() ?? null;
      if (link === null) return offline;
      if (!isRequestName(name)) return fail({ code: 'bad-request', message: `there is no request ${name}` });
      const parsed = socketRequests[name].input.safeParse(input);
      if (!parsed.success) return fail({ code: 'bad-request', message: parsed.error.message });
      return link.request(name, parsed.data);
    },
    async signal({ name, payload }) {
      const link = options.session()?.connection.link() ?? null;
      const parsed = socketSignals[name].safeParse(payload);
      if (link === null || !parsed.success) return { done: false };
      link.signal(name, parsed.data);
      return { done: true };
    },

    async 'conversation:open'({ id }) {
      const session = options.session();
      if (session === null) return offline;
      const { desk, connection } = session;
      await desk.db.opened.put({ conversationId: id, at: clock.now() });
      return loadNewest(desk, connection.link(), id);
    },
    async 'thread:older'(input) {
      const session = options.session();
      return session === null ? offline : loadOlder(session.desk, session.connection.link(), input);
    },
    async 'search:local'({ text, limit }) {
      const found = await options.session()?.search?.find(text, limit);
      return found ?? { conversations: [], customers: [], left: 0 };
    },
    async 'customer:open'({ id }) {
      const session = options.session();
      if (session === null) return offline;
      const { desk, connection } = session;
      const known = await desk.db.timelines.get(id);
      if (known !== undefined && known.asOf > clock.now() - timelineAgeMs) return ok({});
      const link = connection.link();
      if (link === null) return fail({ code: 'offline', message: 'no connection' });
      const answered = await link.request('customer:timeline', { customerId: id });
      if (!answered.ok) return answered;
      const body = await sealOne(desk.codec, answered.value.entries, nameOf('timeline', id));
      await desk.db.timelines.put({ customerId: id, asOf: clock.now(), body });
      return ok({});
    },
  };
}
