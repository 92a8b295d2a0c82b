import type { OpenDesk } from '../db/open-desk.ts';
import { makeRoom } from './trim.ts';

/** Whether a write failed because this computer's disk, or the browser's share of it, is full. */
export function isFull(error: unknown): boolean {
  for (let one: unknown = error, depth = 0; one instanceof Error && depth < 4; depth += 1) {
    if (one.name === 'QuotaExceededError') return true;
    // Dexie hides the cause of an aborted transaction in `inner`.
    one = 'inner' in one ? one.inner : one.cause;
  }
  return false;
}

/** Does the agent's write; on a full disk the cache makes room first, and it is tried once more. */
export async function withRoom<T>(desk: OpenDesk, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (!isFull(error)) throw error;
    await makeRoom(desk);
    return write();
  }
}
