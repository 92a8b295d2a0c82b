import { findMeta } from '../db/meta.ts';
import { type Desk, listRows } from '../db/row-store.ts';

const dayMs = 86_400_000;

/** Whether this computer has been in touch with its server within the time the workspace allows. */
export async function readIsFresh(desk: Desk): Promise<boolean> {
  const lastContactAt = await findMeta(desk.db, 'lastContactAt');
  const [workspace] = await listRows(desk, 'workspace');
  if (lastContactAt === undefined || workspace === undefined) return false;
  // The engine tells the server's time as it starts; until then the offset it kept is the best there is.
  const now = Date.now() + ((await findMeta(desk.db, 'clockOffsetMs')) ?? 0);
  return now - lastContactAt < workspace.awayDays * dayMs;
}
