import { clsx } from 'clsx';

export interface SlotBarProps {
  used: number;
  /** Places in all; more used than there are draws the surplus in amber. */
  of: number;
  /** Read out: "4 of 5 places". */
  label: string;
}

/** Above so many places segments would be specks; then one bar tells the share. */
const mostSegments = 20;

/** The places of somebody, one segment each. */
export function SlotBar({ used, of, label }: SlotBarProps) {
  const count = Math.max(used, of);
  if (count > mostSegments) {
    return (
      <span role="img" aria-label={label} className="block h-1.25 overflow-hidden rounded-full bg-line">
        <span data-filled className="block h-full bg-accent" style={{ width: `${(used / count) * 100}%` }} />
      </span>
    );
  }
  return (
    <span role="img" aria-label={label} className="flex h-1.25 gap-1">
      {Array.from({ length: Math.max(1, count) }, (_, at) => (
        <span
          // biome-ignore lint/suspicious/noArrayIndexKey: a segment is its place
          key={at}
          data-filled
          className={clsx(
            'h-full min-w-0 flex-1 rounded-full',
            at >= used ? 'bg-line' : at >= of ? 'bg-warn' : 'bg-accent',
          )}
        />
      ))}
    </span>
  );
}
