import { useEffect, useState } from 'react';
import { now } from '../../platform/now.ts';
import type { ThreadMessage } from '../../sync/index.ts';
import { type Standing, standingOf } from './delivery-words.ts';

/** The longest a timer of a page can wait. */
const longestMs = 2 ** 31 - 1;

/** Where a reply stands, told anew when its hold is over: without a connection nothing else would say so. */
export function useStanding(item: ThreadMessage): Standing | null {
  const [, tellAnew] = useState(0);
  const { delivery, notBefore } = item.message;
  const dueAt = delivery?.status === 'held' ? notBefore : null;
  useEffect(() => {
    if (dueAt === null || dueAt <= now()) return;
    const timer = setTimeout(() => tellAnew((times) => times + 1), Math.min(longestMs, dueAt - now() + 1));
    return () => clearTimeout(timer);
  }, [dueAt]);
  return standingOf(item, now());
}
