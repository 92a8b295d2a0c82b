import type { OpenDesk } from '../db/open-desk.ts';
import { listRows } from '../db/row-store.ts';

const dayMs = 86_400_000;

/**
 * Whether a desk has heard nothing of its server for longer than the workspace allows, as this computer last heard it.
 * @param now epoch ms
 * @param unknownMs the limit where the workspace's row is not here
 */
export async function isAwayTooLong(desk: OpenDesk, now: number, unknownMs: number): Promise<boolean> {
  if (desk.lastContactAt === null) return false;
  const [workspace] = await listRows(desk, 'workspace');
  const limitMs = workspace === undefined ? unknownMs : workspace.awayDays * dayMs;
  return now - desk.lastContactAt > limitMs;
}

/** Whatever would be lost with its key: sent is only what the server has. */
export async function countOwnWork({ db, ledger }: OpenDesk): Promise<number> {
  const unsent = [...ledger.entries.values()].filter(({ state }) => state !== 'applied').length;
  return unsent + (await db.drafts.count()) + (await db.pendingFiles.count());
}
