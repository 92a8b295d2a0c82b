import type { StoreApi, UseBoundStore } from 'zustand';
import { findEngineClient, onEngineChange } from './current.ts';

/** Who was signed in last in this window; signing out and in again is the same person. */
let last: string | null = null;
const resets = new Set<() => void>();

// Heard before any screen, because screens come later: nothing is drawn of the one who sat here before.
onEngineChange(() => {
  const { userId = null, server = null } = findEngineClient()?.state() ?? {};
  if (userId === null) return;
  const present = `${server} ${userId}`;
  if (last !== null && last !== present) for (const reset of resets) reset();
  last = present;
});

/**
 * A store of what one agent writes, has chosen or was told. It begins anew when somebody else signs in in the same window: a page
 * lives through both, and nobody may find a colleague's words in the composer, or send them.
 */
export function personal<S>(store: UseBoundStore<StoreApi<S>>): UseBoundStore<StoreApi<S>> {
  resets.add(() => store.setState(store.getInitialState(), true));
  return store;
}
