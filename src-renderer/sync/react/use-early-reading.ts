import { useRef } from 'react';
import { useLive } from './use-live.ts';
import { useSyncPart } from './use-sync-status.ts';

/**
 * Whether what is cached may be shown before the engine has spoken. The engine would say the same by the same rule: a computer that
 * has been away from its server for too long shows nothing. Once true it stays so until nobody is signed in. Without a kept session
 * nothing is opened: whoever sits there has to sign in first.
 */
export function useEarlyReading(isSessionKept: boolean): boolean {
  const userId = useSyncPart((state) => state.userId);
  const isFresh = useLive(
    isSessionKept && userId === undefined ? 'early reading' : null,
    (desk) => desk.reads.readIsFresh(desk),
    {
      isFirst: true,
    },
  );
  const isRead = useRef(false);
  if (isFresh === true) isRead.current = true;
  if (userId === null) isRead.current = false;
  return isRead.current;
}
