import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { now } from '../../platform/now.ts';

const dayMs = 86_400_000;

/** "Today", "Yesterday", else the date. */
export function DaySeparator({ at }: { at: number }) {
  const { t } = useTranslation('thread');
  const format = useFormat();
  const day = new Date(at).toDateString();
  const words =
    day === new Date().toDateString()
      ? t('today')
      : day === new Date(now() - dayMs).toDateString()
        ? t('yesterday')
        : format.date(at);
  return (
    <div className="flex items-center gap-3 px-5.5 pt-4 pb-1 text-xs font-medium text-faint">
      <span aria-hidden className="h-px flex-1 bg-line" />
      {words}
      <span aria-hidden className="h-px flex-1 bg-line" />
    </div>
  );
}
