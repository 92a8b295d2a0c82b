import { io, type Socket } from 'socket.io-client';
import type { VisitorError, VisitorInput, VisitorOutput, VisitorPush, VisitorReply } from '#shared/contract/visitor.ts';
import { visitorNamespace, visitorProtocol } from '#shared/contract/visitor-address.ts';
import type { Parser } from './parse.ts';
import { parseError, parseOutput, parsePush } from './wire.ts';

/** Questions to the server. None throws: no connection and no answer in time are errors that say when to try again. */
export interface Link {
  connect(): void;
  send(input: VisitorInput<'chat:send'>): Promise<VisitorReply<VisitorOutput<'chat:send'>>>;
  history(input: VisitorInput<'chat:history'>): Promise<VisitorReply<VisitorOutput<'chat:history'>>>;
  seen(input: VisitorInput<'chat:seen'>): Promise<VisitorReply<VisitorOutput<'chat:seen'>>>;
  typing(typing: boolean): void;
  close(): void;
}

export interface LinkListener {
  welcome(payload: VisitorPush<'chat:welcome'>): void;
  message(payload: VisitorPush<'chat:message'>): void;
  typing(payload: VisitorPush<'chat:typing'>): void;
  agentRead(payload: VisitorPush<'chat:agent-read'>): void;
  staffing(payload: VisitorPush<'chat:staffing'>): void;
  /** Over for good. */
  refused(error: VisitorError): void;
  /** Gone for now; it comes back by itself. */
  down(): void;
}

const answerWithinMs = 10_000;
const unreachable: VisitorError = { code: 'internal', message: 'No answer.', retryAfterMs: 2_000 };

/** The one door to the server. WebSocket first, long polling where a proxy on the way does not let it through. */
export function createLink(target: { server: string; inboxId: string; secret: string }, listener: LinkListener): Link {
  let refused = false;
  let socket: Socket | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function refuse(error: VisitorError) {
    refused = true;
    listener.refused(error);
    socket?.disconnect();
  }

  /** socket.io comes back by itself after a broken line, but not after a server that hung up or turned us away. */
  function comeBack(afterMs: number) {
    clearTimeout(timer);
    timer = setTimeout(() => socket?.connect(), afterMs);
  }

  function open(): Socket {
    const opened = io(target.server + visitorNamespace, {
      auth: { protocol: visitorProtocol, inboxId: target.inboxId, secret: target.secret },
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 8_000,
    });
    // A newer server may say more than this page understands; what it does understand goes on.
    const hear = <T>(name: string, parse: Parser<T>, handle: (payload: T) => void) =>
      opened.on(name, (payload: unknown) => {
        const parsed = parse(payload);
        if (parsed !== undefined) handle(parsed);
      });
    hear('chat:welcome', parsePush.welcome, listener.welcome);
    hear('chat:message', parsePush.message, listener.message);
    hear('chat:typing', parsePush.typing, listener.typing);
    hear('chat:agent-read', parsePush.agentRead, listener.agentRead);
    hear('chat:staffing', parsePush.staffing, listener.staffing);
    hear('chat:refused', parseError, refuse);
    opened.on('connect_error', (error: Error & { data?: unknown }) => {
      listener.down();
      const said = parseError(error.data);
      if (!said) return;
      if (said.retryAfterMs === null) refuse(said);
      else comeBack(said.retryAfterMs);
    });
    opened.on('disconnect', (reason) => {
      if (refused) return;
      listener.down();
      if (reason === 'io server disconnect') comeBack(2_000 + Math.random() * 3_000);
    });
    return opened;
  }

  async function ask<T>(name: string, input: unknown, parse: Parser<T>): Promise<VisitorReply<T>> {
    const unanswered = { ok: false, error: unreachable } as const;
    if (!socket?.connected) return unanswered;
    try {
      const reply: unknown = await socket.timeout(answerWithinMs).emitWithAck(name, input);
      if (typeof reply !== 'object' || reply === null) return unanswered;
      const error = 'error' in reply ? parseError(reply.error) : undefined;
      if (error) return { ok: false, error };
      const value = 'value' in reply ? parse(reply.value) : undefined;
      return value === undefined ? unanswered : { ok: true, value };
    } catch {
      return unanswered;
    }
  }

  return {
    connect() {
      socket ??= open();
    },
    send: (input) => ask('chat:send', input, parseOutput.send),
    history: (input) => ask('chat:history', input, parseOutput.history),
    seen: (input) => ask('chat:seen', input, parseOutput.seen),
    typing: (typing) => void socket?.volatile.emit('chat:typing', { typing }),
    close() {
      clearTimeout(timer);
      socket?.disconnect();
      socket = null;
    },
  };
}
