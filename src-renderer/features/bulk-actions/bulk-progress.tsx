import { ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/button.tsx';
import { stopBulk, useBulk } from './bulk-store.ts';

/** How far a deed over many has come on this computer; it can be stopped, and what is done can be undone. */
export function BulkProgress() {
  const { t } = useTranslation('bulk-actions');
  const format = useFormat();
  const run = useBulk((state) => state.run);
  if (run === null) return null;
  const { done, total, isStopping } = run;
  const numbers = { count: total, done: format.number(done), total: format.number(total) };
  return (
    <section aria-label={t('chosen')} className="flex items-center gap-3 border-b bg-accent-soft px-3.5 py-2">
      <ProgressBar value={done} maxValue={total} aria-label={t('working')} className="min-w-0 flex-1">
        <p className="truncate font-semibold">{t('progress', numbers)}</p>
        <span aria-hidden className="mt-1 block h-1.5 overflow-hidden rounded-full bg-line">
          <span
            data-filled
            className="block h-full rounded-full bg-accent transition-[width]"
            style={{ width: `${total === 0 ? 0 : (100 * done) / total}%` }}
          />
        </span>
      </ProgressBar>
      <Button size="sm" isDisabled={isStopping} onPress={stopBulk}>
        {t('stop')}
      </Button>
    </section>
  );
}
