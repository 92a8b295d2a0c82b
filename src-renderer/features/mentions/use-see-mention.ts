import { useEffect } from 'react';
import { useLookedAt } from '../../platform/use-looked-at.ts';
import { mutate, useMentions } from '../../sync/index.ts';

/** A note that was on screen this long has been seen; scrolling past sees nothing. */
const seenAfterMs = 800;

/** Whether this message names the agent. While it is on screen and looked at, the mention counts as seen. */
export function useSeeMention(messageId: string): boolean {
  const mention = useMentions()?.find((one) => one.messageId === messageId);
  const isLookedAt = useLookedAt();
  const unseenId = mention?.seenAt === null ? mention.id : null;
  useEffect(() => {
    if (unseenId === null || !isLookedAt) return undefined;
    const timer = setTimeout(() => void mutate('mention.see', { mentionId: unseenId }), seenAfterMs);
    return () => clearTimeout(timer);
  }, [unseenId, isLookedAt]);
  return mention !== undefined;
}
