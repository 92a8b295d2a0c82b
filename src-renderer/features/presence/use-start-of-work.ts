import { useEffect } from 'react';
import { create } from 'zustand';
import { mutate, useIsLive, useMe, usePresence } from '../../sync/index.ts';

const useStart = create<{ hasJustSignedIn: boolean }>()(() => ({ hasJustSignedIn: false }));

/** Call when a person has signed in: they have come to work. A session that is merely taken up again says nothing of the kind. */
export const beginWork = (): void => useStart.setState({ hasJustSignedIn: true });

/** Who signs in and was offline is available from then on. Every later change of state is the agent's own choice. */
export function useStartOfWork(): void {
  const me = useMe();
  const presence = usePresence();
  const isLive = useIsLive() === true;
  const hasJustSignedIn = useStart((start) => start.hasJustSignedIn);
  const state = me ? (presence?.get(me.id)?.state ?? 'offline') : undefined;
  useEffect(() => {
    if (!hasJustSignedIn || !isLive || presence === undefined || state === undefined) return;
    useStart.setState({ hasJustSignedIn: false });
    if (state === 'offline') void mutate('presence.set', { state: 'available', reason: null });
  }, [hasJustSignedIn, isLive, presence, state]);
}
