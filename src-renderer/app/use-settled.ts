import { startTransition, useEffect, useState } from 'react';
import { afterPaint } from '../platform/after-paint.ts';
import { behindFirst } from '../sync/index.ts';

/**
 * Whether what has come on screen under this id has been painted. What is not looked at first waits for it: the messages of a
 * conversation are then there before its buttons are made, also where they have to be read.
 */
export function useSettled(id: string): boolean {
  const [settledId, setSettledId] = useState<string | null>(null);
  useEffect(() => {
    let end = afterPaint(() => {
      end = behindFirst(() => startTransition(() => setSettledId(id)));
    });
    return () => end();
  }, [id]);
  return settledId === id;
}
