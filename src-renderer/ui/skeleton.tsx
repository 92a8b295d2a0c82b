import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';

/** The shape of a line or block that is not there yet; size it with classes ("h-3 w-24"). */
export function Skeleton({ className, isRound }: { className?: string; isRound?: boolean }) {
  const shape = isRound ? 'rounded-full' : 'rounded-md';
  return <span aria-hidden data-filled className={clsx('block animate-pulse bg-hover', shape, className)} />;
}

/** A list that is not there yet: as many rows as would fit, said once to screen readers. */
export function SkeletonRows({ rows = 8 }: { rows?: number }) {
  const { t } = useTranslation('ui');
  return (
    <div role="status" aria-label={t('loading')}>
      {Array.from({ length: rows }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the rows are all the same and never move
        <div key={row} className="flex items-center gap-2.5 border-b px-3.5 py-2.5">
          <Skeleton isRound className="size-9" />
          <span className="flex flex-1 flex-col gap-1.5">
            <Skeleton className={row % 3 === 1 ? 'h-3 w-2/5' : 'h-3 w-3/5'} />
            <Skeleton className={row % 2 === 1 ? 'h-2.5 w-11/12' : 'h-2.5 w-4/5'} />
          </span>
        </div>
      ))}
    </div>
  );
}
