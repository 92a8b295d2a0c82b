import { clsx } from 'clsx';

export interface MeterProps {
  /** 0 to 1; null: nothing to measure yet. */
  share: number | null;
  tone: 'good' | 'warn' | 'bad' | 'text';
  /** The promise, 0 to 1: a mark on the bar. */
  target?: number;
  className?: string;
}

const fills = { good: 'bg-good', warn: 'bg-warn', bad: 'bg-bad', text: 'bg-text' } as const;

/** A bar for a share of one, with the promise marked on it. Decoration: the number is written beside it. */
export function Meter({ share, tone, target, className }: MeterProps) {
  return (
    <span aria-hidden className={clsx('relative block h-1.5 overflow-hidden rounded-full bg-line', className)}>
      <span
        data-filled
        className={clsx('block h-full rounded-full', fills[tone])}
        style={{ width: `${Math.min(1, Math.max(0, share ?? 0)) * 100}%` }}
      />
      {target !== undefined && (
        <span aria-hidden className="absolute inset-y-0 w-px bg-text" style={{ left: `${target * 100}%` }} />
      )}
    </span>
  );
}
