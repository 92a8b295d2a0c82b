import { afterPaint } from '../../platform/after-paint.ts';
import type { WindowDesk } from '../client/window-desk.ts';
import type { ObserveOptions } from '../db/observe.ts';

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
    if (underWay === 0) afterPaint(beginAll);
  };
  const timer = setTimeout(over, patienceMs);
  return over;
}

function beginAll(): void {
  if (underWay > 0) return;
  for (const begin of [...waiting]) {
    waiting.delete(begin);
    begin();
  }
}

/**
 * Begins what the screen can do without for a moment: once the first reads have been answered and painted, at once where there are
 * none. A desk that opens has some forty such reads, each with a drawing of its own.
 * @returns lets go of it, if it has not begun
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

/** Observes what the screen is drawn from, at once. Until its first answer it holds up what `observeBehind` is asked for. */
export function observeFirst<T>(
  desk: WindowDesk,
  read: Read<T>,
  onValue: (value: T) => void,
  options: ObserveOptions<T>,
) {
  const answered = options.before ? () => {} : beganFirst();
  const end = desk.observe(
    () => read(desk),
    (value) => {
      onValue(value);
      answered();
    },
    options,
  );
  return () => {
    answered();
    end();
  };
}

/** Observes what may come `behindFirst`. */
export function observeBehind<T>(
  desk: WindowDesk,
  read: Read<T>,
  onValue: (value: T) => void,
  options: ObserveOptions<T>,
) {
  let end = () => {};
  const letGo = behindFirst(() => {
    end = desk.observe(() => read(desk), onValue, options);
  });
  return () => {
    letGo();
    end();
  };
}

type Read<T> = (desk: WindowDesk) => Promise<T>;
