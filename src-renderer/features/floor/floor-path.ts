import { goTo, usePath } from '../../platform/location.ts';

/** What stands beside the floor, in the address, so that a reload comes back to it: `floor/agent/<id>`, `floor/conversation/<id>`. */
export type Beside =
  | { name: 'queue' }
  | { name: 'agent'; agentId: string; conversationId: string | null }
  | { name: 'conversation'; conversationId: string };

export const floorPath = 'floor';

export function besideIn(path: string): Beside {
  const [, kind, id, conversationId] = path.split('/');
  if (kind === 'agent' && id) return { name: 'agent', agentId: id, conversationId: conversationId ?? null };
  if (kind === 'conversation' && id) return { name: 'conversation', conversationId: id };
  return { name: 'queue' };
}

export const useBeside = (): Beside => besideIn(usePath());

export const showAgent = (id: string): void => goTo(`${floorPath}/agent/${id}`, { replace: true });
export const showAgentsConversation = (agentId: string, id: string): void =>
  goTo(`${floorPath}/agent/${agentId}/${id}`, { replace: true });
export const showOnFloor = (conversationId: string): void =>
  goTo(`${floorPath}/conversation/${conversationId}`, { replace: true });
export const showQueue = (): void => goTo(floorPath, { replace: true });
