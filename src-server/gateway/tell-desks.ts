import type { PushPayload } from '#shared/contract/socket.ts';
import { seesEverything } from '#shared/domain/role.ts';
import type { Session } from '../identity/index.ts';
import type { PromiseAlert } from '../promises/index.ts';
import type { DeskSocket } from './desk-socket.ts';

const isLead = ({ user }: Session): boolean => seesEverything(user.role);

/** Tells something to the desks here whom it concerns; to nobody while there is no socket yet. */
export function tellDesks(desk: { readonly socket: DeskSocket | null }) {
  const connectedWhere = (concerns: (session: Session) => boolean) => desk.socket?.connectedWhere(concerns) ?? [];
  return {
    practiceChanged: (told: PushPayload<'practice:changed'>) =>
      desk.socket?.push(connectedWhere(isLead), 'practice:changed', told),
    /** Leads, or those of them who are named. */
    floorAlert(userIds: readonly string[], alert: PushPayload<'floor:alert'>): void {
      const isConcerned = (session: Session) =>
        isLead(session) && (userIds.length === 0 || userIds.includes(session.user.id));
      desk.socket?.push(connectedWhere(isConcerned), 'floor:alert', alert);
    },
    /** Whoever holds the conversation, and every lead. */
    promiseAlert({ assigneeId, alert }: PromiseAlert): void {
      const isConcerned = (session: Session) => session.user.id === assigneeId || isLead(session);
      desk.socket?.push(connectedWhere(isConcerned), 'promise:alert', alert);
    },
  };
}
