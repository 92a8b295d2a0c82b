import { type ReactNode, useCallback, useState } from 'react';
import { useBehindFirst } from '../sync/index.ts';

/** Draws what stands in it once the first things are on screen. Apart from what it stands in, which need not be drawn for it. */
export function BehindFirst({ children }: { children: ReactNode }) {
  const [isBehind, setIsBehind] = useState(false);
  const begin = useCallback(() => setIsBehind(true), []);
  return isBehind ? children : <Waiting onOver={begin} />;
}

/** For as long as it is there it follows the counts of the list, at every change of a row. */
function Waiting({ onOver }: { onOver: () => void }): null {
  useBehindFirst(onOver);
  return null;
}
