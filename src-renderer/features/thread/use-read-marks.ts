import { useEffect, useRef } from 'react';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useLookedAt } from '../../platform/use-looked-at.ts';
import { mutate } from '../../sync/index.ts';
import { markSeen } from '../composer/index.ts';
import { isKeptUnread, releaseUnread } from '../conversation-actions/index.ts';

/** How long the end of a thread has to be looked at before it counts as read: moving through the list reads nothing. */
const readAfterMs = 600;

/**
 * Marks the thread read up to its end while somebody really looks at it, and tells the composer how far the author has seen.
 * `shownPosition` is the last message on screen; `isAtEnd` whether the end is in sight. Without `marksRead` nothing is marked: who
 * watches over a colleague's work reads nothing for the customer's eyes.
 */
export function useReadMarks(
  conversation: Conversation | null,
  shownPosition: number,
  isAtEnd: boolean,
  marksRead: boolean,
): void {
  const isLookedAt = useLookedAt();
  const told = useRef({ id: '', inbound: 0 });
  const id = conversation?.id ?? null;
  const inbound = conversation?.lastInboundPosition ?? 0;

  useEffect(() => releaseUnread, []);
  useEffect(() => {
    if (id !== null && isAtEnd && isLookedAt && shownPosition > 0) markSeen(id, shownPosition);
  }, [id, isAtEnd, isLookedAt, shownPosition]);
  useEffect(() => {
    if (!marksRead || id === null || !isAtEnd || !isLookedAt || shownPosition < inbound || inbound === 0) return;
    if (isKeptUnread(id) || (told.current.id === id && told.current.inbound >= inbound)) return;
    const timer = setTimeout(() => {
      if (isKeptUnread(id)) return;
      told.current = { id, inbound };
      void mutate('conversation.markRead', { conversationId: id, position: shownPosition });
    }, readAfterMs);
    return () => clearTimeout(timer);
  }, [id, isAtEnd, isLookedAt, shownPosition, inbound, marksRead]);
}
