import { MonitorX } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '#shared/contract/socket.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useNow } from '../../platform/use-now.ts';
import { useSyncStatus, useUsers } from '../../sync/index.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Button } from '../../ui/button.tsx';
import { Pill } from '../../ui/pill.tsx';
import { EmptyState, ErrorState } from '../../ui/screen-state.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { useDevices } from './use-devices.ts';
import { WipeDialog } from './wipe-dialog.tsx';

/** Everybody's computers, the last seen first. Comes from the server: who was seen when is known there alone. */
export function DeviceList() {
  const { t } = useTranslation('admin-devices');
  const isOffline = useSyncStatus()?.status.name === 'offline';
  const { listed, load } = useDevices(isOffline);
  const users = useUsers() ?? [];
  const [wiping, setWiping] = useState<Device | null>(null);
  const nameOf = (device: Device) => users.find(({ id }) => id === device.userId)?.name ?? t('someone');
  if (listed.name === 'loading')
    return isOffline ? <p className="text-muted">{t('offline')}</p> : <SkeletonRows rows={3} />;
  if (listed.name === 'failed') return <ErrorState title={t('failed')} onRetry={load} className="h-auto" />;
  if (listed.devices.length === 0)
    return (
      <EmptyState icon={MonitorX} title={t('emptyTitle')} className="h-auto">
        {t('empty')}
      </EmptyState>
    );
  return (
    <>
      <ul aria-label={t('list')} className="flex flex-col">
        {listed.devices.map((device) => (
          <li key={device.id} className="flex items-center gap-3 border-b py-2.5 last:border-b-0">
            <Avatar name={nameOf(device)} colorKey={device.userId} size="sm" />
            <span className="min-w-0 flex-1">
              <span className="flex flex-wrap items-center gap-x-2">
                <span className="font-medium">{nameOf(device)}</span>
                {device.current && <Pill tone="accent">{t('current')}</Pill>}
                <StatePill device={device} />
              </span>
              <SeenLine device={device} />
            </span>
            {!device.current && device.wipedAt === null && (
              <Button
                size="sm"
                isDisabled={isOffline}
                aria-label={t('wipeOf', { name: nameOf(device), device: device.device })}
                onPress={() => setWiping(device)}
              >
                {t('wipe')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {wiping && <WipeDialog device={wiping} name={nameOf(wiping)} onClose={() => setWiping(null)} onDone={load} />}
    </>
  );
}

function StatePill({ device: { wipedAt, wipeToldAt } }: { device: Device }) {
  const { t } = useTranslation('admin-devices');
  if (wipedAt === null) return null;
  return wipeToldAt === null ? <Pill tone="warn">{t('wipeWaits')}</Pill> : <Pill tone="good">{t('wipeTold')}</Pill>;
}

function SeenLine({ device: { device, lastSeenAt } }: { device: Device }) {
  const { t } = useTranslation('admin-devices');
  const format = useFormat();
  const now = useNow();
  return (
    <span className="block text-sm text-muted">
      <span className="select-text">{device}</span> · {t('seen', { when: format.relative(lastSeenAt, now) })}
    </span>
  );
}
