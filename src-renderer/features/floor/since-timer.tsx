import { useNow } from '../../platform/use-now.ts';
import { Duration } from '../../ui/time-text.tsx';

/** How long something has lasted. All of them hang on one clock; a tick draws these few characters and nothing around them. */
export function SinceTimer({ since, className }: { since: number; className?: string }) {
  const now = useNow();
  return <Duration ms={Math.max(0, now - since)} {...(className ? { className } : {})} />;
}
