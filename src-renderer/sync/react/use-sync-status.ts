import { useCallback, useSyncExternalStore } from 'react';
import { findEngineClient, onEngineChange } from '../client/current.ts';
import type { Viewers } from '../read/shapes.ts';
import type { SyncState } from '../status.ts';

const nobody: Viewers = { viewers: [], customerTyping: false };

/** Undefined until the engine has spoken. */
export const useSyncStatus = (): SyncState | undefined =>
  useSyncExternalStore(onEngineChange, () => findEngineClient()?.state());

/** One plain value out of it: whoever needs no more is not drawn again at every page that comes. Undefined as above. */
export const useSyncPart = <T extends string | number | boolean | null>(read: (state: SyncState) => T): T | undefined =>
  useSyncExternalStore(onEngineChange, () => {
    const state = findEngineClient()?.state();
    return state === undefined ? undefined : read(state);
  });

/** Whether the desk is connected and up to date; undefined until the engine has spoken. */
export const useIsLive = (): boolean | undefined => useSyncPart(({ status }) => status.name === 'live');

/** Colleagues who look at a conversation now, and whether they or the customer type. Without a connection nobody can know. */
export function useViewers(conversationId: string | null): Viewers {
  const read = useCallback(() => {
    const client = findEngineClient();
    const status = client?.state()?.status.name;
    if (conversationId === null || (status !== 'live' && status !== 'catching-up')) return nobody;
    return client?.viewers(conversationId) ?? nobody;
  }, [conversationId]);
  return useSyncExternalStore(onEngineChange, read);
}
