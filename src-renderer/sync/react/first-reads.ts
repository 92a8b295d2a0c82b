import { afterPaint } from '../../platform/after-paint.ts';

/** A first read that takes longer than this holds up nothing any more, ms: its database may never open. */
const patienceMs = 1_000;

/** First reads that have begun and have no answer. */
let underWay = 0;
const waiting = new Set<() => void>();

/** A read the screen is drawn from has begun. @returns to be called when it has its answer, or nobody wants it any more */
export function beganFirst(): () => void {
  underWay += 1;
  let isOver = false;
  const over = () => {
    clearTimeout(timer);
    if (isOver) return;
    isOver = true;
    underWay -= 1;
    // Its answer may be what the next of them goes by; and what is drawn of it is painted before anything else is read.
    if (underWay === 0) afterPaint(letGo);
  };
  const timer = setTimeout(over, patienceMs);
  return over;
}

function letGo(): void {
  if (underWay > 0) return;
  for (const begin of [...waiting]) {
    waiting.delete(begin);
    begin();
  }
}

/**
 * Begins a read the screen can do without for a moment: once the first ones have been answered and painted, at once where there
 * are none. A desk that opens has some forty of them, each with a drawing of its own. Ends with the returned function.
 */
export function behindFirst(begin: () => void): () => void {
  // In a later turn: what is drawn together asks for its first reads in this one.
  const timer = setTimeout(() => {
    if (underWay === 0) begin();
    else waiting.add(begin);
  }, 0);
  return () => {
    clearTimeout(timer);
    waiting.delete(begin);
  };
}
