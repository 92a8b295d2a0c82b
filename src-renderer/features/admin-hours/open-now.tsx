import { useTranslation } from 'react-i18next';
import type { BusinessHours } from '#shared/domain/business-hours.ts';
import { isOpen, nextClosing, nextOpening } from '#shared/domain/open-time.ts';
import { formatFor } from '../../i18n/format.ts';
import { localeFor, pickLanguage } from '../../i18n/languages.ts';
import { useNow } from '../../platform/use-now.ts';
import { Pill } from '../../ui/pill.tsx';

/** Whether it is open now and what comes next, on the clock of the place. */
export function OpenNow({ hours }: { hours: BusinessHours }) {
  const { t, i18n } = useTranslation('admin-hours');
  const now = useNow(10_000);
  const format = formatFor(localeFor(pickLanguage(i18n.resolvedLanguage)), hours.timeZone);
  if (isOpen(hours, now)) {
    const closing = nextClosing(hours, now);
    return (
      <span className="inline-flex flex-wrap items-center gap-2">
        <Pill tone="good">{t('openNow')}</Pill>
        {closing !== null && <span>{t('until', { time: format.moment(closing, now) })}</span>}
      </span>
    );
  }
  const opening = nextOpening(hours, now);
  return (
    <span className="inline-flex flex-wrap items-center gap-2">
      <Pill tone="warn">{t('closedNow')}</Pill>
      <span>{opening === null ? t('neverOpens') : t('opens', { time: format.dateTime(opening) })}</span>
    </span>
  );
}
