import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Device } from '#shared/contract/socket.ts';
import { request } from '../../sync/index.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { showToast } from '../../ui/toast.tsx';

/** There is no way back from this, so it is the one deed here that asks before. */
export function WipeDialog(props: { device: Device; name: string; onClose: () => void; onDone: () => void }) {
  const { device, name, onClose, onDone } = props;
  const { t } = useTranslation('admin-devices');
  const [isPending, setIsPending] = useState(false);
  async function wipe(): Promise<void> {
    setIsPending(true);
    const answer = await request('device:wipe', { id: device.id });
    showToast(
      answer.ok ? { text: t('wiped', { device: device.device }), tone: 'good' } : { text: t('notWiped'), tone: 'bad' },
    );
    onClose();
    onDone();
  }
  return (
    <ConfirmDialog
      title={t('wipeTitle', { device: device.device })}
      confirmLabel={t('wipeNow')}
      isDanger
      isOpen
      isPending={isPending}
      onConfirm={() => void wipe()}
      onClose={onClose}
    >
      <p>{t('wipeWhat', { name })}</p>
      <p className="mt-2 text-muted">{t('wipeWhen')}</p>
    </ConfirmDialog>
  );
}
