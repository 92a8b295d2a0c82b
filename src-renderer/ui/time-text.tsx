import { formatDuration, formatFor } from '../i18n/format.ts';

export interface RelativeTimeProps {
  /** Epoch ms. */
  at: number;
  now: number;
  locale: string;
  /** 'age' is "4m", 'moment' is "14:02" or "Tue 14:02", 'sentence' is "4 minutes ago". */
  as?: 'age' | 'moment' | 'sentence';
  className?: string;
}

/** A time, short; the whole date is in its tooltip. */
export function RelativeTime({ at, now, locale, as = 'age', className }: RelativeTimeProps) {
  const format = formatFor(locale);
  const text = { age: format.age, moment: format.moment, sentence: format.relative }[as](at, now);
  return (
    <time dateTime={new Date(at).toISOString()} title={format.dateTime(at)} className={className}>
      {text}
    </time>
  );
}

/** A counting clock: 1:12. */
export function Duration({ ms, className }: { ms: number; className?: string }) {
  return (
    <time dateTime={`PT${Math.max(0, Math.floor(ms / 1000))}S`} className={className}>
      {formatDuration(ms)}
    </time>
  );
}
