import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { desktop } from '../../platform/desktop.ts';
import { useNow } from '../../platform/use-now.ts';
import { useSyncStatus, useWorkspace } from '../../sync/index.ts';
import { SettingsPart } from './settings-part.tsx';

/** What lies on this computer, how old it is, where its key is, and when it goes. */
export function ComputerSettings() {
  const { t } = useTranslation('settings');
  const format = useFormat();
  const now = useNow();
  const state = useSyncStatus();
  const workspace = useWorkspace();
  if (!state) return null;
  const { cachedMessages, lastSyncedAt, keyStorage } = state;
  return (
    <SettingsPart title={t('computer.title')} help={t('computer.help')}>
      <p className="select-text">
        {t('computer.cached', { number: format.number(cachedMessages) })}
        <br />
        <span className="text-muted">
          {lastSyncedAt === null ? t('computer.never') : t('computer.asOf', { asOf: format.moment(lastSyncedAt, now) })}
        </span>
      </p>
      {keyStorage !== null && <p>{t(`computer.${keyWords(keyStorage)}`)}</p>}
      {workspace && (
        <p className="text-sm text-muted">
          {t('computer.away', { count: workspace.awayDays })} {t('computer.unsent')}
        </p>
      )}
    </SettingsPart>
  );
}

const keyWords = (storage: 'keychain' | 'profile') =>
  storage === 'keychain' ? 'keychain' : desktop.kind === 'electron' ? 'beside' : 'browser';
