import { type Format, formatDuration } from '../../i18n/format.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

export interface ReplyDue {
  text: string;
  state: 'good' | 'warn' | 'bad';
  /** True while the text changes every second. */
  isTicking: boolean;
}

/**
 * The promise of a reply as a list shows it: minutes and hours while there is time, a clock for the last five minutes and
 * the first hour after. It turns amber at `warnAt`, or without one when less than a fifth of the promised time (at least five
 * minutes) is left.
 */
export function replyDue(
  dueAt: number,
  waitingSince: number | null,
  now: number,
  format: Pick<Format, 'age'>,
  warnAt: number | null = null,
): ReplyDue {
  const left = dueAt - now;
  if (left <= 0) {
    const isFresh = -left < hourMs;
    return {
      text: isFresh ? formatDuration(left) : `\u2212${format.age(now + left, now)}`,
      state: 'bad',
      isTicking: isFresh,
    };
  }
  const promised = dueAt - (waitingSince ?? now);
  const isSoon = warnAt === null ? left < Math.max(5 * minuteMs, promised / 5) : now >= warnAt;
  const isTicking = left < 5 * minuteMs;
  return {
    text: isTicking ? formatDuration(left) : format.age(now - left, now),
    state: isSoon ? 'warn' : 'good',
    isTicking,
  };
}
