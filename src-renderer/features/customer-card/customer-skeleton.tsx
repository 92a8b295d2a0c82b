import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../ui/skeleton.tsx';

/** The pane's shape while a customer is read from this computer: a blink, so nothing jumps when they are there. */
export function CustomerSkeleton() {
  const { t } = useTranslation('ui');
  return (
    <div role="status" aria-label={t('loading')} className="flex flex-col gap-5 p-4">
      <div className="flex items-center gap-3.5">
        <Skeleton isRound className="size-11.5" />
        <div className="flex flex-1 flex-col gap-2">
          <Skeleton className="h-4 w-2/5" />
          <Skeleton className="h-3 w-4/5" />
        </div>
      </div>
      <div className="grid grid-cols-3 gap-2">
        {['value', 'orders', 'points'].map((tile) => (
          <Skeleton key={tile} className="h-13" />
        ))}
      </div>
      {['script', 'orders', 'history'].map((part) => (
        <div key={part} className="flex flex-col gap-2.5">
          <Skeleton className="h-2.5 w-1/4" />
          <Skeleton className="h-3 w-11/12" />
          <Skeleton className="h-3 w-3/5" />
          <Skeleton className="h-3 w-4/5" />
        </div>
      ))}
    </div>
  );
}
