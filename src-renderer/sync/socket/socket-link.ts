import { io } from 'socket.io-client';
import {
  connectErrorSchema,
  type RequestOutput,
  replySchema,
  type SocketPushName,
  socketPushes,
  socketRequests,
} from '#shared/contract/socket.ts';
import { protocolVersion } from '#shared/contract/version.ts';
import { fail, ok } from '#shared/lib/result.ts';
import { type OpenLink, requestTimeoutMs, type ServerPush } from './server-link.ts';

const pushNames = Object.keys(socketPushes) as SocketPushName[];

/** A link over socket.io. Its reconnection is off: the engine decides when, and the cursor (not a buffer) says what was missed. */
export const openSocketLink: OpenLink = ({ server, token, clientId }, listener) => {
  const socket = io(server, {
    auth: { token, clientId, protocol: protocolVersion },
    reconnection: false,
    forceNew: true,
    // Long polling first would cost a second round trip at every start; where a proxy forbids websockets it is the way out.
    transports: ['websocket', 'polling'],
    tryAllTransports: true,
    timeout: 10_000,
  });
  let over = false;
  const end = (tell: () => void) => {
    if (over) return;
    over = true;
    socket.close();
    tell();
  };
  socket.on('connect', () => listener.opened());
  socket.on('connect_error', (error) => {
    const refused = connectErrorSchema.safeParse('data' in error ? error.data : null);
    end(() => (refused.success ? listener.refused(refused.data.code, refused.data.reason) : listener.ended()));
  });
  socket.on('disconnect', () => end(() => listener.ended()));
  for (const name of pushNames) {
    socket.on(name, (raw: unknown) => {
      const payload = socketPushes[name].safeParse(raw);
      // A push of another shape is dropped without harm: the cursor shows the gap and the pull fills it.
      if (payload.success && !over) listener.pushed({ name, payload: payload.data } as ServerPush);
    });
  }
  return {
    async request(name, input, timeoutMs = requestTimeoutMs) {
      if (over || !socket.connected) return fail({ code: 'offline', message: 'no connection' });
      let raw: unknown;
      try {
        raw = await socket.timeout(timeoutMs).emitWithAck(name, input);
      } catch {
        // No answer on an open line: it is dead in one direction at least. A new one is cheaper than waiting.
        end(() => listener.ended());
        return fail({ code: 'offline', message: `no answer to ${name} within ${timeoutMs} ms` });
      }
      const reply = replySchema(socketRequests[name].output).safeParse(raw);
      if (!reply.success) return fail({ code: 'internal', message: `the answer to ${name} has an unknown shape` });
      return reply.data.ok ? ok(reply.data.value as RequestOutput<typeof name>) : fail(reply.data.error);
    },
    signal(name, payload) {
      if (!over) socket.volatile.emit(name, payload);
    },
    close: () => {
      over = true;
      socket.close();
    },
  };
};
