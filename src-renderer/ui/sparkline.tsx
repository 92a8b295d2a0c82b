import { clsx } from 'clsx';

export interface SparklineProps {
  /** Oldest first. Fewer than two draw nothing. */
  values: readonly number[];
  /** What it shows, in words ("Longest wait, last hour"); the numbers stand elsewhere. */
  label: string;
  tone?: 'text' | 'good' | 'warn' | 'bad' | 'accent';
  width?: number;
  height?: number;
}

const inks = {
  text: 'stroke-text',
  good: 'stroke-good',
  warn: 'stroke-warn',
  bad: 'stroke-bad',
  accent: 'stroke-accent',
} as const;

/** The points of a line through all values, the lowest at the bottom; a flat line lies in the middle. */
export function sparklinePoints(values: readonly number[], width: number, height: number): string {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const room = height - 3;
  return values
    .map((value, at) => {
      const share = high === low ? 0.5 : (value - low) / (high - low);
      const [x, y] = [(at / (values.length - 1)) * width, 1.5 + room * (1 - share)];
      return `${Number(x.toFixed(1))},${Number(y.toFixed(1))}`;
    })
    .join(' ');
}

/** A day in one line, its words for screen readers. */
export function Sparkline({ values, label, tone = 'text', width = 112, height = 24 }: SparklineProps) {
  if (values.length < 2) return null;
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="none"
      className={clsx('block w-full', inks[tone])}
      style={{ height }}
    >
      <polyline
        points={sparklinePoints(values, width, height)}
        fill="none"
        strokeWidth="1.5"
        strokeLinejoin="round"
        vectorEffect="non-scaling-stroke"
      />
    </svg>
  );
}
