import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import type { UnsavedGuard } from './use-unsaved-guard.ts';

/** Asks whoever leaves a form with unsaved changes. */
export function LeaveDialog({ guard }: { guard: UnsavedGuard }) {
  const { t } = useTranslation('admin-frame');
  return (
    <ConfirmDialog
      title={t('leaveTitle')}
      confirmLabel={t('leave')}
      cancelLabel={t('stay')}
      isDanger
      isOpen={guard.asks}
      onConfirm={guard.leave}
      onClose={guard.stay}
    >
      {t('leaveText')}
    </ConfirmDialog>
  );
}
