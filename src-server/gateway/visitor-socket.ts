import type { Server, Socket } from 'socket.io';
import type { VisitorError } from '#shared/contract/visitor.ts';
import { visitorNamespace } from '#shared/contract/visitor-address.ts';
import { idSchema } from '#shared/lib/ids.ts';
import type { Connector, VisitorConnection } from '../channels/connector.ts';
import type { Logger } from '../platform/log.ts';

export interface VisitorSocketOptions {
  /** The running connector of this inbox; null when there is none. */
  connectorOf(inboxId: string): Pick<Connector, 'visitor'> | null;
  log: Logger;
  /** New connections one network address may open in a minute: an office behind one address must fit. */
  connectionsPerMinute?: number;
  /** Behind a reverse proxy the socket's own address is the proxy's, and all visitors would share one allowance. */
  trustProxy?: boolean;
}

/** An inbox may be restarting or only disabled for a while: open pages ask again and keep what was written. */
const missingAgainMs = 15_000;

const refusal = (code: VisitorError['code'], message: string, retryAfterMs: number | null) =>
  Object.assign(new Error(message), { data: { code, message, retryAfterMs } satisfies VisitorError });

/**
 * Opens socket.io's namespace for visitors' pages and hands each connection to the connector of the inbox it names. Who the visitor
 * is, where the page runs and what it says is judged there; here only that there is somebody to ask.
 */
export function mountVisitorSocket(io: Server, options: VisitorSocketOptions): void {
  const { connectorOf, log, connectionsPerMinute = 240, trustProxy = false } = options;
  const visitors = io.of(visitorNamespace);
  let minute = 0;
  let opened = new Map<string, number>();

  visitors.use((socket, next) => {
    const now = Math.floor(Date.now() / 60_000);
    if (now !== minute) [minute, opened] = [now, new Map()];
    const address = addressOf(socket, trustProxy);
    const count = (opened.get(address) ?? 0) + 1;
    opened.set(address, count);
    if (count > connectionsPerMinute) return next(refusal('too-many-requests', 'Too many connections.', 60_000));
    if (!findConnector(socket)) return next(refusal('not-found', 'There is no such web chat.', missingAgainMs));
    next();
  });

  visitors.on('connection', (socket) => {
    const connector = findConnector(socket);
    if (!connector) {
      socket.disconnect();
      return;
    }
    connector.visitor(adapt(socket, log)).catch((error: unknown) => {
      log.error({ err: error }, 'a visitor could not be served');
      socket.disconnect();
    });
  });

  /** Looked up again for each connection: inboxes are stopped and restarted while pages stay open. */
  function findConnector(socket: Socket): Required<Pick<Connector, 'visitor'>> | null {
    const inboxId = idSchema.safeParse(socket.handshake.auth.inboxId);
    const connector = inboxId.success ? connectorOf(inboxId.data) : null;
    return connector?.visitor ? { visitor: connector.visitor.bind(connector) } : null;
  }
}

/** The last hop of X-Forwarded-For is what our own proxy saw; earlier ones are whatever the visitor wrote. */
function addressOf({ handshake }: Socket, trustProxy: boolean): string {
  const forwarded = trustProxy ? handshake.headers['x-forwarded-for'] : undefined;
  return (
    String(forwarded ?? '')
      .split(',')
      .at(-1)
      ?.trim() || handshake.address
  );
}

function adapt(socket: Socket, log: Logger): VisitorConnection {
  type Handle = Parameters<VisitorConnection['onMessage']>[0];
  let register: (handle: Handle) => void = () => {};
  // A page may speak before the connector listens; its words wait.
  const registered = new Promise<Handle>((resolve) => {
    register = resolve;
  });
  socket.onAny(async (event: string, ...args: unknown[]) => {
    const [payload, acknowledge] = args.length > 1 ? [args[0], args.at(-1)] : [args[0], undefined];
    try {
      const answer = await (await registered)(event, payload);
      if (typeof acknowledge === 'function') acknowledge(answer);
    } catch (error) {
      log.error({ err: error, event }, 'a visitor was not answered');
    }
  });
  return {
    hello: socket.handshake.auth,
    origin: foreignOrigin(socket.handshake.headers),
    onMessage: (handle) => register(handle),
    onClose: (handle) => void socket.on('disconnect', handle),
    send: (event, payload) => void socket.emit(event, payload),
    close: () => void socket.disconnect(),
  };
}

/**
 * The origin of a page of another site; null for our own pages and for programs that are no browser. Browsers never let a page
 * choose its Origin or Host, so comparing the two tells our own pages however this server is reached.
 */
export function foreignOrigin(headers: { origin?: string | undefined; host?: string | undefined }): string | null {
  const { origin, host } = headers;
  if (origin === undefined) return null;
  return URL.canParse(origin) && new URL(origin).host === host ? null : origin;
}
