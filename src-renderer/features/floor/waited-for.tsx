import { clsx } from 'clsx';
import { useNow } from '../../platform/use-now.ts';
import { Duration } from '../../ui/time-text.tsx';
import { figureTone, noValue } from './figure-format.ts';
import { useFreshness } from './floor-feed.ts';

const inks = { text: '', good: 'text-good', warn: 'font-semibold text-warn', bad: 'font-semibold text-bad' } as const;

/** The longest wait of a queue: it ticks while the line stands, and stands still and without colour while it does not. `since` epoch ms. */
export function WaitedFor(props: {
  since: number | null;
  target: { seconds: number | null; percent: number | null } | undefined;
}) {
  const { since, target } = props;
  const now = useNow(since === null ? 60_000 : 1_000);
  const freshness = useFreshness();
  if (since === null) return <span className="text-faint">{noValue}</span>;
  const isStale = freshness.name === 'stale';
  const at = isStale && freshness.asOf !== null ? freshness.asOf : now;
  const ms = Math.max(0, at - since);
  const tone = figureTone('longestWait', ms, { target: target ?? { seconds: null, percent: null } });
  return <Duration ms={ms} className={isStale ? 'text-faint' : clsx(inks[tone])} />;
}
