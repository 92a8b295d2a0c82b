import { useEffect, useState } from 'react';
import { afterPaint } from '../../platform/after-paint.ts';
import { behindFirst } from './first-reads.ts';

/** False until what the screen is first drawn from has been read and painted: what nobody looks at first is drawn from then on. */
export function useBehindFirst(): boolean {
  const [isBehind, setIsBehind] = useState(false);
  useEffect(() => {
    let end = afterPaint(() => {
      end = behindFirst(() => setIsBehind(true));
    });
    return () => end();
  }, []);
  return isBehind;
}
