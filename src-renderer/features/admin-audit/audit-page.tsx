import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { AuditList } from './audit-list.tsx';
import { PresenceLog } from './presence-log.tsx';

/** What was done by whom: the audit, and the record of states. */
export function AuditPage() {
  const { t } = useTranslation('admin-audit');
  const [shown, setShown] = useState<'audit' | 'states'>('audit');
  return (
    <div className="flex min-h-0 flex-1 flex-col">
      <header className="flex flex-wrap items-start gap-4 border-b px-6 pt-5 pb-4">
        <div className="min-w-0 flex-1">
          <h1 className="text-xl font-strong">{t('title')}</h1>
          <p className="mt-0.5 text-muted">{t('help')}</p>
        </div>
        <SegmentedControl
          label={t('which')}
          value={shown}
          onChange={setShown}
          options={[
            { id: 'audit', label: t('actions') },
            { id: 'states', label: t('states') },
          ]}
        />
      </header>
      {shown === 'audit' ? <AuditList /> : <PresenceLog />}
    </div>
  );
}
