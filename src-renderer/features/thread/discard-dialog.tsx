import { useTranslation } from 'react-i18next';
import { discardParked } from '../../sync/index.ts';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';

export interface DiscardDialogProps {
  /** What was refused, and holds words that somebody wrote. */
  mutationId: string;
  isOpen: boolean;
  onClose: () => void;
}

/** Asks before words that were never sent are thrown away: nothing brings them back. */
export function DiscardDialog({ mutationId, isOpen, onClose }: DiscardDialogProps) {
  const { t } = useTranslation('thread');
  return (
    <ConfirmDialog
      title={t('parked.discardTitle')}
      confirmLabel={t('parked.discard')}
      isDanger
      isOpen={isOpen}
      onClose={onClose}
      onConfirm={() => {
        onClose();
        void discardParked(mutationId);
      }}
    >
      {t('parked.discardHint')}
    </ConfirmDialog>
  );
}
