/** While rows pour in, reads run again this seldom, ms, and in idle time: the thread is the agent's. 0: as often as each asks. */
let paceMs = 0;
/** Reads that were held back begin this far apart, ms. */
const staggerMs = 8;
/** What the agent does themselves is seen at once, also then: for this long after it nothing is held back. */
const ownWorkMs = 400;
let unpacedUntil = 0;
const waiting = new Set<() => void>();

export function paceReads(ms: number): void {
  const isFaster = ms < paceMs;
  paceMs = ms;
  // Not all in one breath: dozens of them would hold the thread up at the very moment all is well again.
  if (!isFaster) return;
  for (const [at, run] of [...waiting].entries()) setTimeout(() => waiting.has(run) && run(), at * staggerMs);
}

/** Whether rows pour in: what nobody waits for is not read then. */
export const areReadsPaced = (): boolean => paceMs > 0;

/** The agent has just changed something: reads that wait run now. */
export function hurryReads(): void {
  if (paceMs === 0) return;
  unpacedUntil = performance.now() + ownWorkMs;
  for (const run of [...waiting]) run();
}

/** Reads again after `waitMs`; while reads are paced, later. @returns lets go of it, if it has not begun */
export function readAgain(read: () => void, waitMs: number): () => void {
  const begin = () => {
    letGo();
    read();
  };
  const letGo = () => {
    waiting.delete(begin);
    clearTimeout(timer);
  };
  waiting.add(begin);
  const isPaced = paceMs > 0 && performance.now() > unpacedUntil;
  const timer = isPaced
    ? setTimeout(() => whenIdle(() => waiting.has(begin) && begin()), Math.max(waitMs, paceMs))
    : setTimeout(begin, waitMs);
  return letGo;
}

function whenIdle(work: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: paceMs });
  else work();
}
