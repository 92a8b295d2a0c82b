import { CircleArrowUp, HardDrive, KeyRound } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { useNow } from '../platform/use-now.ts';
import { signOut, useSyncStatus, wake } from '../sync/index.ts';
import { Button } from '../ui/button.tsx';
import { Icon, type IconProps } from '../ui/icon.tsx';
import { OfflineNotice } from '../ui/screen-state.tsx';

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
      <Banner
        icon={HardDrive}
        actions={
          <Button size="sm" onPress={() => globalThis.location.reload()}>
            {t('failed.reload')}
          </Button>
        }
      >
        <b className="font-strong">{t('banner.storageTitle')}</b> {t('banner.storage')}
      </Banner>
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
        <span aria-hidden> {t('banner.nextTry', { count: seconds })}</span>
      </OfflineNotice>
    );
  }
  if (status?.name === 'update-required') {
    return (
      <Banner icon={CircleArrowUp}>
        <b className="font-strong">{t('banner.updateTitle')}</b> {t('banner.update')}
      </Banner>
    );
  }
  if (status?.name === 'signed-out') {
    return (
      <Banner
        icon={KeyRound}
        actions={
          <Button size="sm" look="primary" onPress={() => void signOut()}>
            {t('banner.signIn')}
          </Button>
        }
      >
        <b className="font-strong">{t('banner.endedTitle')}</b> {t('banner.ended')}
      </Banner>
    );
  }
  return null;
}

function Banner({ icon, children, actions }: { icon: IconProps['of']; children: ReactNode; actions?: ReactNode }) {
  return (
    <div role="alert" className="flex items-center gap-2 border-b bg-bad-soft px-3.5 py-1.5">
      <Icon of={icon} className="text-bad" />
      <span className="min-w-0 flex-1">{children}</span>
      {actions}
    </div>
  );
}
