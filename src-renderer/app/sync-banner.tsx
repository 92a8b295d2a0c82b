import { CircleArrowUp, HardDrive, RefreshCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../platform/use-now.ts';
import { useSyncStatus, wake } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { OfflineNotice } from '../ui/screen-state.tsx';
import { DeskBanner } from './desk-banner.tsx';
import { KeychainBanner } from './keychain-banner.tsx';

/** A blink of the network is not worth a line across the screen. */
const patienceMs = 4_000;

/** Across the whole desk, only while something is not as it should be: what still works, what waits, what to do. */
export function SyncBanner() {
  const { t } = useTranslation('app');
  const format = useFormat();
  const state = useSyncStatus();
  const now = useNow();
  const status = state?.status;
  if (state?.problem === 'storage') {
    return (
      <DeskBanner
        icon={HardDrive}
        title={t('banner.storageTitle')}
        actions={
          <Button size="sm" onPress={() => globalThis.location.reload()}>
            {t('failed.reload')}
          </Button>
        }
      >
        {t('banner.storage')}
      </DeskBanner>
    );
  }
  if (state?.problem === 'rebuilding') {
    const { snapshot } = state;
    const share = snapshot && snapshot.total > 0 ? Math.min(1, snapshot.sent / snapshot.total) : 0;
    return (
      <DeskBanner icon={RefreshCw} tone="warn" title={t('banner.rebuildingTitle')}>
        {t('banner.rebuilding')}{' '}
        {status?.name === 'offline'
          ? t('banner.rebuildingLater')
          : t('banner.rebuildingShare', { share: format.percent(share) })}
      </DeskBanner>
    );
  }
  if (status?.name === 'offline' && now - status.since > patienceMs) {
    const seconds = Math.max(0, Math.ceil((status.nextAttemptAt - now) / 1000));
    return (
      <OfflineNotice
        actions={
          <Button size="sm" onPress={wake}>
            {t('banner.tryNow')}
          </Button>
        }
      >
        {' '}
        {t('banner.offline', { since: format.time(status.since) })}
        {state !== undefined &&
          state.lastSyncedAt !== null &&
          ` ${t('banner.asOf', { asOf: format.moment(state.lastSyncedAt, now) })}`}
        {state !== undefined && state.awaited > 0 && ` ${t('banner.waiting', { count: state.awaited })}`}
        <span aria-hidden> {t('banner.nextTry', { count: seconds })}</span>
      </OfflineNotice>
    );
  }
  if (status?.name === 'update-required') {
    return (
      <DeskBanner icon={CircleArrowUp} title={t('banner.updateTitle')}>
        {t('banner.update')}
      </DeskBanner>
    );
  }
  return <KeychainBanner />;
}
