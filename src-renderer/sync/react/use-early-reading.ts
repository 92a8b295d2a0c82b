import { useRef } from 'react';
import { findMeta } from '../db/meta.ts';
import { type Desk, listRows } from '../db/row-store.ts';
import { useLive } from './use-live.ts';
import { useSyncPart } from './use-sync-status.ts';

const dayMs = 86_400_000;

/**
 * Whether what is cached may be shown before the engine has spoken. The engine would say the same by the same rule: a computer that
 * has been away from its server for too long shows nothing. Once true it stays so until nobody is signed in. Without a kept session
 * nothing is opened: whoever sits there has to sign in first.
 */
export function useEarlyReading(isSessionKept: boolean): boolean {
  const userId = useSyncPart((state) => state.userId);
  const isFresh = useLive(isSessionKept && userId === undefined ? 'early reading' : null, readIsFresh, {
    isFirst: true,
  });
  const isRead = useRef(false);
  if (isFresh === true) isRead.current = true;
  if (userId === null) isRead.current = false;
  return isRead.current;
}

async function readIsFresh(desk: Desk): Promise<boolean> {
  const lastContactAt = await findMeta(desk.db, 'lastContactAt');
  const [workspace] = await listRows(desk, 'workspace');
  if (lastContactAt === undefined || workspace === undefined) return false;
  // The engine tells the server's time as it starts; until then the offset it kept is the best there is.
  const now = Date.now() + ((await findMeta(desk.db, 'clockOffsetMs')) ?? 0);
  return now - lastContactAt < workspace.awayDays * dayMs;
}
