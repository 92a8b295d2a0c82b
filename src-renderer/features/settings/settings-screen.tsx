import { useTranslation } from 'react-i18next';
import { useSyncStatus } from '../../sync/index.ts';
import { OfflineNotice } from '../../ui/screen-state.tsx';
import { AboutSettings } from './about-settings.tsx';
import { AlertSettings } from './alert-settings.tsx';
import { ComputerSettings } from './computer-settings.tsx';
import { LookSettings } from './look-settings.tsx';
import { PasswordSettings } from './password-settings.tsx';
import { ReplySettings } from './reply-settings.tsx';
import { SessionSettings } from './session-settings.tsx';

/** What everybody sets for themselves: how the desk looks and sounds, password, where one is signed in. */
export function SettingsScreen() {
  const { t } = useTranslation('settings');
  const isOffline = useSyncStatus()?.status.name === 'offline';
  return (
    <main aria-label={t('title')} className="flex h-full min-h-0 flex-col bg-panel">
      {isOffline && <OfflineNotice>{` · ${t('offline')}`}</OfflineNotice>}
      <div className="min-h-0 flex-1 overflow-auto">
        <div className="mx-auto flex max-w-160 flex-col gap-8 px-6 py-6">
          <h1 className="text-xl font-strong">{t('title')}</h1>
          <LookSettings />
          <AlertSettings />
          <ReplySettings />
          <PasswordSettings isOffline={isOffline} />
          <SessionSettings isOffline={isOffline} />
          <ComputerSettings />
          <AboutSettings />
        </div>
      </div>
    </main>
  );
}
