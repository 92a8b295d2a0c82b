import { clsx } from 'clsx';
import { type PointerEvent, useState } from 'react';
import { Sparkline, type SparklineProps } from './sparkline.tsx';

export interface TrendLineProps extends Pick<SparklineProps, 'label' | 'tone' | 'height'> {
  /** Oldest first, epoch ms; a value that is not known breaks nothing, it is left out. */
  points: readonly { at: number; value: number | null }[];
  formatValue: (value: number) => string;
  formatTime: (at: number) => string;
}

/** A sparkline that says its scale: under the pointer the value and its time, at rest the shape alone. */
export function TrendLine({ points, formatValue, formatTime, label, ...line }: TrendLineProps) {
  const [at, setAt] = useState<number | null>(null);
  const known = points.flatMap(({ at: time, value }) => (value === null ? [] : [{ at: time, value }]));
  const values = known.map(({ value }) => value);
  const pointed = at === null ? undefined : known[at];
  const low = Math.min(...values);
  const high = Math.max(...values);
  function follow(event: PointerEvent<HTMLSpanElement>): void {
    const box = event.currentTarget.getBoundingClientRect();
    const share = box.width > 0 ? (event.clientX - box.left) / box.width : 0;
    setAt(Math.round(Math.max(0, Math.min(1, share)) * (known.length - 1)));
  }
  const height = line.height ?? 24;
  return (
    <span
      className="relative block"
      style={{ height }}
      onPointerMove={follow}
      onPointerLeave={() => setAt(null)}
      data-trend
    >
      <Sparkline {...line} values={values} label={label} />
      {pointed && at !== null && (
        <>
          <span
            aria-hidden
            className="pointer-events-none absolute inset-y-0 border-l border-control"
            style={{ left: `${(at / Math.max(1, known.length - 1)) * 100}%` }}
          />
          <span
            aria-hidden
            className={clsx(
              'pointer-events-none absolute bottom-full z-10 mb-1 rounded-md bg-text px-1.5 py-0.5 text-xs whitespace-nowrap text-panel shadow-float',
              at > known.length / 2 ? 'right-0' : 'left-0',
            )}
          >
            {`${formatTime(pointed.at)} · ${formatValue(pointed.value)}  (${formatValue(low)} – ${formatValue(high)})`}
          </span>
        </>
      )}
    </span>
  );
}
