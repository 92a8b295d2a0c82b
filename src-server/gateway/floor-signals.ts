import type { Socket } from 'socket.io';
import { socketSignals } from '#shared/contract/socket.ts';
import { seesEverything } from '#shared/domain/role.ts';
import type { Session } from '../identity/index.ts';
import type { Floor } from '../reporting/index.ts';

/** Which figures a window shows. Agents are not heard: the floor is for leads and above. */
export function floorSignals(floor: Floor) {
  const known = new WeakSet<Socket>();
  return function take(socket: Socket, session: Session, name: string, input: unknown): void {
    if (name !== 'floor:watch' || !seesEverything(session.user.role)) return;
    const wish = socketSignals['floor:watch'].safeParse(input);
    if (!wish.success) return;
    floor.watch(socket.id, wish.data);
    if (known.has(socket)) return;
    known.add(socket);
    socket.once('disconnect', () => floor.gone(socket.id));
  };
}
