import type { Server, Socket } from 'socket.io';
import { type PushPayload, socketSignals } from '#shared/contract/socket.ts';
import type { Session } from '../identity/index.ts';
import type { Live } from '../supervision/index.ts';

const roomOf = (supervisionId: string) => `supervision:${supervisionId}`;

/** Sends to every window here that follows this session. */
export const pushToWatchers = (io: Server) => (payload: PushPayload<'supervision:live'>) =>
  void io.to(roomOf(payload.supervisionId)).emit('supervision:live', payload);

/** What desktops say for supervision. A signal that is not understood is dropped: it has no answer and no memory. */
export function supervisionSignals(live: Live) {
  async function watch(socket: Socket, session: Session, supervisionId: string | null): Promise<void> {
    // One window follows one session; leaving comes first, so that a refused request follows nothing.
    for (const room of socket.rooms) if (room.startsWith(roomOf(''))) socket.leave(room);
    if (supervisionId !== null && (await live.mayWatch(session.actor, supervisionId)))
      socket.join(roomOf(supervisionId));
  }

  return function take(socket: Socket, session: Session, name: string, input: unknown): void {
    if (name === 'work:doing') {
      const doing = socketSignals['work:doing'].safeParse(input);
      if (doing.success) live.doing(socket.id, session.actor, doing.data);
    }
    if (name === 'supervision:watch') {
      const wanted = socketSignals['supervision:watch'].safeParse(input);
      if (wanted.success) void watch(socket, session, wanted.data.supervisionId).catch(() => {});
    }
  };
}
