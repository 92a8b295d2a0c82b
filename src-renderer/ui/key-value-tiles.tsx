import { clsx } from 'clsx';
import type { ReactNode } from 'react';

export interface KeyValueTilesProps {
  tiles: readonly { id: string; label: string; value: ReactNode; tone?: 'good' | 'warn' | 'bad' }[];
  className?: string;
}

/** A few numbers that matter, side by side. */
export function KeyValueTiles({ tiles, className }: KeyValueTilesProps) {
  return (
    <dl className={clsx('grid auto-cols-fr grid-flow-col gap-2', className)}>
      {tiles.map(({ id, label, value, tone }) => (
        <div
          key={id}
          className="flex min-w-0 flex-col-reverse justify-end rounded-[10px] border bg-sunken px-2.25 py-1.75"
        >
          <dt className="truncate text-xs text-muted">{label}</dt>
          <dd
            className={clsx(
              'truncate text-lg leading-5 font-strong',
              tone && { good: 'text-good', warn: 'text-warn', bad: 'text-bad' }[tone],
            )}
          >
            {value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
