import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { currentDesk, onDeskChange, type WindowDesk } from '../client/window-desk.ts';
import { observe } from '../db/observe.ts';

export const useDesk = (): WindowDesk | null => useSyncExternalStore(onDeskChange, currentDesk);

/**
 * What `read` gives, again after every change to the rows it read. Undefined until the first answer, and again while another
 * question (`key`) is being answered. `key` names everything `read` depends on; null asks nothing.
 */
export function useLive<T>(
  key: string | null,
  read: (desk: WindowDesk) => Promise<T>,
  minIntervalMs = 0,
): T | undefined {
  const desk = useDesk();
  const latestRead = useRef(read);
  latestRead.current = read;
  const [answer, setAnswer] = useState<{ desk: WindowDesk; key: string; value: T } | null>(null);
  useEffect(() => {
    if (desk === null || key === null) return;
    const question = latestRead.current;
    return observe(
      () => question(desk),
      (value) => setAnswer({ desk, key, value }),
      minIntervalMs,
    );
  }, [desk, key, minIntervalMs]);
  return answer !== null && answer.desk === desk && answer.key === key ? answer.value : undefined;
}
