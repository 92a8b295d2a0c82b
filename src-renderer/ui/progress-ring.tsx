import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';

export interface ProgressRingProps {
  /** Seconds left and seconds in all. */
  secondsLeft: number;
  secondsTotal: number;
  /** Side in px. */
  size?: number;
}

/** The countdown of an offer: a ring that empties, with the seconds inside; red for the last five. */
export function ProgressRing({ secondsLeft, secondsTotal, size = 42 }: ProgressRingProps) {
  const { t } = useTranslation('ui');
  const left = Math.max(0, Math.ceil(secondsLeft));
  const share = secondsTotal > 0 ? Math.min(1, Math.max(0, secondsLeft / secondsTotal)) : 0;
  const radius = size / 2 - 2;
  const around = 2 * Math.PI * radius;
  const isLate = left <= 5;
  return (
    <span
      role="timer"
      aria-label={t('secondsLeft', { count: left })}
      className="relative inline-grid place-items-center"
    >
      <svg width={size} height={size} aria-hidden className="-rotate-90">
        <circle cx={size / 2} cy={size / 2} r={radius} fill="none" strokeWidth="4" className="stroke-line" />
        <circle
          cx={size / 2}
          cy={size / 2}
          r={radius}
          fill="none"
          strokeWidth="4"
          strokeDasharray={around}
          strokeDashoffset={around * (1 - share)}
          className={isLate ? 'stroke-bad' : 'stroke-accent'}
        />
      </svg>
      <span aria-hidden className={clsx('absolute font-strong', isLate && 'text-bad')}>
        {left}
      </span>
    </span>
  );
}
