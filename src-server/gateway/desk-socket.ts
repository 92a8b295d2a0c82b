import type { Server, Socket } from 'socket.io';
import type { z } from 'zod';
import {
  handshakeSchema,
  type PushPayload,
  type SessionEnd,
  type SocketPushName,
  socketSignals,
} from '#shared/contract/socket.ts';
import { oldestSupportedProtocol } from '#shared/contract/version.ts';
import { canSee } from '#shared/domain/conversation.ts';
import type { Row } from '#shared/domain/entities.ts';
import { actorOf, type EndedSession, type Session, SessionOver, type Sessions } from '../identity/index.ts';
import type { Nodes } from '../nodes/index.ts';
import type { Clock } from '../platform/clock.ts';
import type { Logger } from '../platform/log.ts';
import type { Store } from '../store/index.ts';
import { type Subscribers, scopeOf } from '../sync/index.ts';
import { createEndedSessions } from './ended-sessions.ts';
import { answer, type RequestHandlers } from './requests.ts';
import { createViewers } from './viewers.ts';

interface Parts {
  io: Server;
  store: Store;
  sessions: Sessions;
  handlers: RequestHandlers;
  clock: Clock;
  log: Logger;
  /** An agent's desktop came, or went (`goneSocketId`). */
  connectionsChanged(userId: string, goneSocketId: string | null): void;
  /** A desktop reports how long nobody touched its computer. */
  agentIdle(userId: string, socketId: string, signal: z.infer<(typeof socketSignals)['presence:idle']>): void;
  /** A signal this door knows nothing of: the rooms behind it do. */
  otherSignal(socket: Socket, session: Session, name: string, input: unknown): void;
  /** How a colleague's look at a thread may show to others: supervisors who only watch stay quiet, or unseen. */
  appearance(userId: string, conversationId: string): Promise<'plain' | 'quiet' | 'unseen'>;
  /** Tells the other servers what their desktops must know. */
  tell: Nodes['tell'];
  /** An agent looks at a thread or types in it; connectors with typing tell the customer. */
  agentTyping(conversation: Row<'conversation'>, userId: string, typing: boolean): void;
}

/** Long enough for the word of another server to arrive. */
const endedCheckMs = 500;

const refuse = (code: string, message: string, reason?: SessionEnd) =>
  Object.assign(new Error(message), { data: { code, message, reason } });

/** Where desktops connect: identify, answer, push. Everything a socket says is parsed before anything else looks at it. */
export function mountDeskSocket(parts: Parts) {
  const { io, store, sessions, handlers, clock, log, connectionsChanged, agentIdle, agentTyping, appearance } = parts;
  const connected = new Map<string, { socket: Socket; session: Session }>();
  const emit = <N extends SocketPushName>(socketId: string | string[], name: N, payload: PushPayload<N>) =>
    io.to(socketId).emit(name, payload);

  /** How often accounts have been heard to change. */
  let accountsHeard = 0;

  const viewers = createViewers({
    clock,
    announce(payload) {
      visibleTo(payload.conversationId).then(
        (socketIds) => {
          if (socketIds.length > 0) emit(socketIds, 'presence:viewers', payload);
        },
        (error: unknown) => log.warn({ err: error }, 'who looks at a thread could not be told'),
      );
    },
    tellOthers: (told) => parts.tell({ kind: 'viewers', viewers: told }),
  });

  async function visibleTo(conversationId: string): Promise<string[]> {
    const place = await findConversation(conversationId);
    return place ? [...connected].filter(([, { session }]) => canSee(session.actor, place)).map(([id]) => id) : [];
  }
  const findConversation = (id: string) =>
    store.db.selectFrom('conversation').selectAll().where('id', '=', id).executeTakeFirst();

  io.use(async (socket, next) => {
    const handshake = handshakeSchema.safeParse(socket.handshake.auth);
    if (!handshake.success) return next(refuse('unauthorized', 'the connection did not say who it is'));
    if (handshake.data.protocol < oldestSupportedProtocol)
      return next(refuse('update-required', 'this version of Parley is too old for the server'));
    socket.data.accountsHeard = accountsHeard;
    try {
      socket.data.session = await sessions.identify(handshake.data.token);
      next();
    } catch (error) {
      log.info('a desktop was refused');
      const { reason, sessionId } = error instanceof SessionOver ? error : {};
      next(refuse('unauthorized', error instanceof Error ? error.message : 'sign in again', reason));
      if (reason === 'wiped' && sessionId) noteWipeTold(sessionId);
    }
  });

  io.on('connection', (socket) => {
    const session = socket.data.session as Session;
    connected.set(socket.id, { socket, session });
    over.start();
    socket.emit('server:time', { now: parts.clock.now() } satisfies PushPayload<'server:time'>);
    log.info({ userId: session.user.id, connected: connected.size }, 'desktop connected');
    connectionsChanged(session.user.id, null);
    // Read before that change and not connected when it was heard of: nobody else would tell this session.
    if (socket.data.accountsHeard !== accountsHeard) subscribers.usersChanged([session.user.id]);
    socket.onAny((name: unknown, input: unknown, acknowledge: unknown) => {
      const current = connected.get(socket.id)?.session ?? session;
      if (typeof name !== 'string') return;
      if (typeof acknowledge === 'function')
        void answer(handlers, name, input, current, log).then((reply) => acknowledge(reply));
      else if (name.startsWith('presence:')) void signal(socket.id, current, name, input);
      else parts.otherSignal(socket, current, name, input);
    });
    socket.on('disconnect', (reason) => {
      connected.delete(socket.id);
      if (connected.size === 0) over.stop();
      viewers.view(socket.id, session.user.id, null, false);
      log.info({ userId: session.user.id, reason, connected: connected.size }, 'desktop disconnected');
      connectionsChanged(session.user.id, socket.id);
    });
  });

  async function signal(socketId: string, session: Session, name: string, input: unknown): Promise<void> {
    if (name === 'presence:idle') {
      const idle = socketSignals['presence:idle'].safeParse(input);
      if (idle.success) agentIdle(session.user.id, socketId, idle.data);
    }
    if (name !== 'presence:view') return;
    const parsed = socketSignals['presence:view'].safeParse(input);
    if (!parsed.success) return;
    const { conversationId, typing } = parsed.data;
    const conversation = conversationId === null ? null : await findConversation(conversationId);
    if (conversationId !== null && (!conversation || !canSee(session.actor, conversation))) return;
    const shows = conversationId === null ? 'plain' : await appearance(session.user.id, conversationId);
    viewers.view(socketId, session.user.id, shows === 'unseen' ? null : conversationId, shows === 'plain' && typing);
    if (conversation && shows === 'plain') agentTyping(conversation, session.user.id, typing);
  }

  function sessionEnded({ sessionId, userId, ...why }: EndedSession): void {
    for (const { socket, session } of connected.values()) {
      if (session.id !== sessionId && !(sessionId === null && session.user.id === userId)) continue;
      socket.emit('session:ended', why satisfies PushPayload<'session:ended'>);
      socket.disconnect(true);
      if (why.reason === 'wiped') noteWipeTold(session.id);
    }
  }

  /** Only what was sent on a desktop's own line counts: no other answer makes it empty its computer. */
  function noteWipeTold(sessionId: string): void {
    sessions
      .wipeTold(sessionId)
      .catch((error: unknown) => log.error({ err: error, sessionId }, 'that a computer was told could not be kept'));
  }
  const over = createEndedSessions({
    clock,
    log,
    sessions,
    present: () => [...connected.values()].map(({ session }) => session),
    ended: sessionEnded,
  });
  sessions.onEnd((ended) => {
    sessionEnded(ended);
    parts.tell({ kind: 'session-ended', ended });
  });

  const subscribers: Subscribers = {
    list: function* () {
      for (const [socketId, { session }] of connected) yield { socketId, reader: session.actor };
    },
    push: (socketIds, payload) => emit(socketIds, 'sync:changes', payload),
    usersChanged(userIds) {
      accountsHeard += 1;
      void refreshSessions(userIds).catch((error: unknown) =>
        log.error({ err: error }, 'changed accounts could not be read'),
      );
    },
  };

  /** A reader whose view has changed reconnects: the next pull finds another scope and takes a fresh snapshot. */
  async function refreshSessions(userIds: string[]): Promise<void> {
    const users = await store.db.selectFrom('user').selectAll().where('id', 'in', userIds).execute();
    const theirs = [...connected.values()].filter(({ session }) => userIds.includes(session.user.id));
    // Whoever ended it says so with its reason; the log only makes sure of it, should that word be lost.
    if (theirs.length > 0) clock.after(endedCheckMs, () => void over.look((userId) => userIds.includes(userId)));
    for (const entry of connected.values()) {
      const user = users.find(({ id }) => id === entry.session.user.id);
      if (!user) continue;
      const moved = scopeOf(actorOf(user)) !== scopeOf(entry.session.actor);
      entry.session = { ...entry.session, user, actor: actorOf(user) };
      // Closing the transport, not the socket: the desktop then reconnects by itself.
      if (moved) entry.socket.conn.close();
    }
  }

  return {
    subscribers,
    viewers,
    /** A session was ended by another server. */
    sessionEnded,
    connectedUsers: (): ReadonlySet<string> => new Set([...connected.values()].map(({ session }) => session.user.id)),
    connections: () => connected.size,
    /** Sends to every desktop of these people that is connected here. */
    push<N extends SocketPushName>(userIds: readonly string[], name: N, payload: PushPayload<N>): void {
      const socketIds = [...connected].filter(([, { session }]) => userIds.includes(session.user.id)).map(([id]) => id);
      if (socketIds.length > 0) emit(socketIds, name, payload);
    },
    /** Everybody connected here whose role or account fits. */
    connectedWhere: (fits: (session: Session) => boolean): string[] =>
      [...connected.values()].filter(({ session }) => fits(session)).map(({ session }) => session.user.id),
    announceClosing(): void {
      for (const { socket } of connected.values())
        socket.emit('server:closing', { reconnectInMs: 1_000 + Math.round(Math.random() * 4_000) });
    },
  };
}
export type DeskSocket = ReturnType<typeof mountDeskSocket>;
