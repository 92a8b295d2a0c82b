import { useEffect, useRef } from 'react';
import { mutate, useMe, usePresence, useSyncStatus } from '../../sync/index.ts';

/**
 * Who signs in and was offline is available: nobody else says so for them, and an agent who believes to be at work while
 * nothing rings is the worse mistake. Done once a start of the desk; what the agent chose before (busy, away) is kept.
 */
export function useStartOfWork(): void {
  const me = useMe();
  const presence = usePresence();
  const isLive = useSyncStatus()?.status.name === 'live';
  const isDone = useRef(false);
  const state = me ? (presence?.get(me.id)?.state ?? 'offline') : undefined;
  useEffect(() => {
    if (isDone.current || !isLive || presence === undefined || state === undefined) return;
    isDone.current = true;
    if (state === 'offline') void mutate('presence.set', { state: 'available', reason: null });
  }, [isLive, presence, state]);
}
