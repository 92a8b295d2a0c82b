import { useEffect, useState } from 'react';

/** Long enough to read six figures from across a room. */
export const rotationMs = 12_000;

/** Walks through `count` things, one after another, unless it is held; `go` steps by hand and starts the pause anew. */
export function useRotation(count: number): { at: number; isHeld: boolean; go(by: number): void; hold(): void } {
  const [at, setAt] = useState(0);
  const [isHeld, setIsHeld] = useState(false);
  const step = (by: number) => setAt((before) => (count === 0 ? 0 : (before + by + count) % count));
  // biome-ignore lint/correctness/useExhaustiveDependencies: every step, by hand or by itself, begins the pause anew
  useEffect(() => {
    if (isHeld || count < 2) return undefined;
    const timer = setTimeout(() => step(1), rotationMs);
    return () => clearTimeout(timer);
  }, [at, isHeld, count]);
  return { at: count === 0 ? 0 : at % count, isHeld, go: step, hold: () => setIsHeld((before) => !before) };
}
