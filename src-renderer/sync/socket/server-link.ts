import type {
  PushPayload,
  RequestInput,
  RequestOutput,
  SessionEnd,
  SocketPushName,
  SocketRequestName,
} from '#shared/contract/socket.ts';
import type { Result } from '#shared/lib/result.ts';
import type { RequestFailure } from '../engine/protocol.ts';

/** One connection to the server. It never reconnects by itself: when it is over, it is over, and the engine opens another. */
export interface ServerLink {
  /**
   * Asks and waits for the answer, which has been checked by the contract. `offline`: no answer came in time or the connection
   * ended; whether the server acted on the question is unknown.
   */
  request<N extends SocketRequestName>(
    name: N,
    input: RequestInput<N>,
    timeoutMs?: number,
  ): Promise<Result<RequestOutput<N>, RequestFailure>>;
  signal(name: string, payload: unknown): void;
  close(): void;
}

export type ServerPush = { [N in SocketPushName]: { name: N; payload: PushPayload<N> } }[SocketPushName];

/** What a link tells; exactly one of `refused` and `ended` comes last, and nothing after it. */
export interface LinkListener {
  opened(): void;
  pushed(push: ServerPush): void;
  /** The server does not want this connection. */
  refused(code: 'unauthorized' | 'update-required' | 'internal', reason?: SessionEnd): void;
  /** It could not be reached, or the connection is over. */
  ended(): void;
}

export interface LinkOptions {
  server: string;
  token: string;
  clientId: string;
}
export type OpenLink = (options: LinkOptions, listener: LinkListener) => ServerLink;

/** Silence longer than this after a question means the line is dead, whatever the operating system says of it. */
export const requestTimeoutMs = 15_000;
