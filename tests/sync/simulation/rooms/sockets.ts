import type { Server } from 'socket.io';
import {
  connectErrorSchema,
  type RequestOutput,
  replySchema,
  type SocketPushName,
  socketPushes,
  socketRequests,
} from '#shared/contract/socket.ts';
import { fail, ok } from '#shared/lib/result.ts';
import type { LinkListener, ServerLink, ServerPush } from '../../../../src-renderer/sync/socket/server-link.ts';

type Handler = (...args: never[]) => void;
/** As it comes out of JSON at the other end. */
const overTheWire = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
const lost = fail({ code: 'offline' as const, message: 'the line is gone' });

/** The server's end of one connection, as the desks' door knows it. */
class DoorSocket {
  readonly id: string;
  readonly handshake: { auth: unknown };
  readonly data: Record<string, unknown> = {};
  readonly conn = { close: () => this.disconnect() };
  readonly #handlers = new Map<string, Handler[]>();
  readonly #listener: LinkListener;
  over = false;

  constructor(id: string, auth: unknown, listener: LinkListener) {
    this.id = id;
    this.handshake = { auth };
    this.#listener = listener;
  }

  on(name: string, handler: Handler): void {
    this.#handlers.set(name, [...(this.#handlers.get(name) ?? []), handler]);
  }
  onAny(handler: Handler): void {
    this.on('*', handler);
  }
  happens(name: string, ...args: unknown[]): void {
    for (const handler of this.#handlers.get(name) ?? []) handler(...(args as never[]));
  }

  emit(name: string, raw: unknown): void {
    const known = name as SocketPushName;
    const payload = socketPushes[known].parse(overTheWire(raw));
    if (!this.over) queueMicrotask(() => !this.over && this.#listener.pushed({ name: known, payload } as ServerPush));
  }

  /** The server's process is gone: nobody there notices anything. */
  vanish(): void {
    if (this.over) return;
    this.over = true;
    this.#listener.ended();
  }
  disconnect(): void {
    if (this.over) return;
    this.vanish();
    this.happens('disconnect', 'transport close');
  }
  leave(): void {
    if (this.over) return;
    this.over = true;
    this.happens('disconnect', 'transport close');
  }
}

type Middleware = (socket: DoorSocket, next: (error?: Error) => void) => void;

/** What socket.io is to the desks' door, in memory: connections that are identified first, then heard, then over. */
export class Sockets {
  readonly #name: string;
  readonly #middlewares: Middleware[] = [];
  readonly #connected: ((socket: DoorSocket) => void)[] = [];
  readonly #open = new Map<string, DoorSocket>();
  /** Not identified yet. */
  readonly #coming = new Set<DoorSocket>();
  #count = 0;

  constructor(name: string) {
    this.#name = name;
  }

  /** The part of socket.io that the door uses. */
  get io(): Server {
    const io = {
      use: (middleware: Middleware) => this.#middlewares.push(middleware),
      on: (_: 'connection', handler: (socket: DoorSocket) => void) => this.#connected.push(handler),
      to: (ids: string | string[]) => ({
        emit: (name: string, payload: unknown) => {
          for (const id of [ids].flat()) this.#open.get(id)?.emit(name, payload);
        },
      }),
    };
    return io as unknown as Server;
  }

  connect(auth: unknown, listener: LinkListener): ServerLink {
    this.#count += 1;
    const socket = new DoorSocket(`${this.#name}-${this.#count}`, auth, listener);
    this.#coming.add(socket);
    void this.#identify(socket).then((error) => {
      this.#coming.delete(socket);
      if (socket.over) return;
      if (error !== null) {
        socket.over = true;
        const refused = connectErrorSchema.safeParse('data' in error ? error.data : null);
        return refused.success ? listener.refused(refused.data.code, refused.data.reason) : listener.ended();
      }
      this.#open.set(socket.id, socket);
      listener.opened();
      for (const handler of this.#connected) handler(socket);
    });
    const close = () => {
      this.#open.delete(socket.id);
      socket.leave();
    };
    return {
      request: (name, input) =>
        new Promise((resolve) => {
          if (socket.over || !this.#open.has(socket.id)) return resolve(lost);
          socket.happens('*', name, overTheWire(input), (raw: unknown) => {
            const reply = replySchema(socketRequests[name].output).parse(overTheWire(raw));
            if (socket.over) resolve(lost);
            else resolve(reply.ok ? ok(reply.value as RequestOutput<typeof name>) : fail(reply.error));
          });
        }),
      signal: () => undefined,
      close,
    };
  }

  async #identify(socket: DoorSocket): Promise<Error | null> {
    for (const middleware of this.#middlewares) {
      const error = await new Promise<Error | undefined>((resolve) => middleware(socket, resolve));
      if (error) return error;
    }
    return null;
  }

  /** The process has ended. */
  vanish(): void {
    for (const socket of [...this.#coming, ...this.#open.values()]) socket.vanish();
    this.#coming.clear();
    this.#open.clear();
  }
}
