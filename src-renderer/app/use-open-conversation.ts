import { useEffect } from 'react';
import { conversationIn, conversationPath, goTo, usePath } from '../platform/location.ts';
import { useMergedInto } from '../sync/index.ts';

/**
 * The conversation the address names. One that was merged leads to the one it ended in, from links, notifications and the history
 * alike, and the address follows.
 */
export function useOpenConversation(): string | null {
  const named = conversationIn(usePath());
  const lives = useMergedInto(named) ?? named;
  useEffect(() => {
    if (lives !== null && lives !== named) goTo(conversationPath(lives), { replace: true });
  }, [lives, named]);
  return lives;
}
