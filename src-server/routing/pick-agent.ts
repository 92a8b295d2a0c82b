import type { Queue } from '#shared/domain/queue.ts';

/** An agent as routing sees one. */
export interface Candidate {
  userId: string;
  /** Free places for this channel; 0 or less: no room. */
  freeSlots: number;
  /** Conversations held, of any channel. */
  load: number;
  /** Since when nothing was offered or assigned, epoch ms: the smaller, the longer idle. */
  idleSince: number;
}

/**
 * Who is offered a conversation next, or null when nobody has room. Ties are settled by id, so that two nodes decide alike.
 * `round-robin` is by the last offer, which `idleSince` carries; `manual` queues offer to nobody.
 */
export function pickAgent(method: Queue['routing'], candidates: readonly Candidate[]): Candidate | null {
  if (method === 'manual') return null;
  const withRoom = candidates.filter(({ freeSlots }) => freeSlots > 0);
  const byIdle = (a: Candidate, b: Candidate) => a.idleSince - b.idleSince || a.userId.localeCompare(b.userId);
  const byLoad = (a: Candidate, b: Candidate) => a.load - b.load || byIdle(a, b);
  return [...withRoom].sort(method === 'least-loaded' ? byLoad : byIdle)[0] ?? null;
}
