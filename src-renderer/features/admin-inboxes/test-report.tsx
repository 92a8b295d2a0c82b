import { CircleCheck, CircleX } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { TestReport as Report } from '#shared/contract/socket.ts';
import { Icon } from '../../ui/icon.tsx';

/** Every step that was tried, and what the other side said where it stopped. */
export function TestReport({ report }: { report: Report }) {
  const { t } = useTranslation('admin-inboxes');
  return (
    <section role="status" aria-label={t('testResult')} className="rounded-xl border bg-sunken px-3 py-2.5">
      <p className={report.ok ? 'font-semibold text-good' : 'font-semibold text-bad'}>
        {report.ok ? t('testGood') : t('testBad')}
      </p>
      <ul className="mt-1.5 flex flex-col gap-1">
        {report.steps.map(({ name, ok, detail }) => (
          <li key={name} className="flex items-start gap-2">
            <Icon of={ok ? CircleCheck : CircleX} size="sm" className={ok ? 'mt-0.5 text-good' : 'mt-0.5 text-bad'} />
            <span className="min-w-0">
              <span className="font-medium">{name}</span>
              <span className="sr-only">{ok ? t('stepGood') : t('stepBad')}</span>
              {detail && <span className="block text-sm break-words text-muted select-text">{detail}</span>}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
