import { useCallback, useSyncExternalStore } from 'react';
import { findEngineClient, onEngineChange } from '../client/current.ts';
import type { Viewers } from '../read/shapes.ts';
import type { SyncState } from '../status.ts';

const nobody: Viewers = { viewers: [], customerTyping: false };

/** Undefined until the engine has spoken. */
export const useSyncStatus = (): SyncState | undefined =>
  useSyncExternalStore(onEngineChange, () => findEngineClient()?.state());

/** Colleagues who look at a conversation now, and whether they or the customer type. */
export function useViewers(conversationId: string | null): Viewers {
  const read = useCallback(
    () => (conversationId === null ? nobody : (findEngineClient()?.viewers(conversationId) ?? nobody)),
    [conversationId],
  );
  return useSyncExternalStore(onEngineChange, read);
}
