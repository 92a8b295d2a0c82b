import { type RefObject, useEffect, useState } from 'react';
import { conversationPath, goTo, messageIn, usePath } from '../../platform/location.ts';
import type { Thread } from '../../sync/index.ts';
import type { VirtualListHandle } from '../../ui/virtual-list.tsx';
import type { ThreadRow } from './thread-rows.ts';

/** How long the message that was sought stands out. */
const shownMs = 2_500;

/**
 * Brings the message on screen which the address leads to, fetching older ones until it is there, and gives back its id while it
 * should stand out.
 */
export function useSoughtMessage(
  conversationId: string,
  thread: Thread,
  rows: readonly ThreadRow[],
  list: RefObject<VirtualListHandle | null>,
): string | null {
  const path = usePath();
  const wanted = path.startsWith(conversationPath(conversationId)) ? messageIn(path) : null;
  const [found, setFound] = useState<string | null>(null);
  const rowId = rows.find((row) => row.kind === 'message' && row.item.message.id === wanted)?.id ?? null;
  const mayLoad = wanted !== null && rowId === null && thread.hasOlder && !thread.loadingOlder && !thread.incomplete;

  useEffect(() => {
    if (mayLoad) thread.loadOlder();
  }, [mayLoad, thread]);
  useEffect(() => {
    if (wanted === null || rowId === null) return;
    list.current?.scrollToId(rowId);
    setFound(wanted);
    // Found: a second click on the same link leads here again.
    goTo(conversationPath(conversationId), { replace: true });
  }, [wanted, rowId, list, conversationId]);
  useEffect(() => {
    if (found === null) return undefined;
    const timer = setTimeout(() => setFound(null), shownMs);
    return () => clearTimeout(timer);
  }, [found]);
  return found;
}
