import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';
import { Dialog } from './dialog.tsx';

export interface ConfirmDialogProps {
  /** The question: "Delete this reply?" */
  title: string;
  /** What happens, and whether it can be taken back. */
  children: ReactNode;
  /** The verb of the deed ("Delete"), never "OK". */
  confirmLabel: string;
  /** Default: Cancel. */
  cancelLabel?: string;
  isDanger?: boolean;
  isPending?: boolean;
  isOpen: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Focus starts at the way back, so that Enter in haste harms nothing. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { title, children, confirmLabel, cancelLabel, isDanger, isPending, isOpen, onConfirm, onClose } = props;
  const { t } = useTranslation('ui');
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      size="sm"
      role="alertdialog"
      footer={
        <>
          <Button autoFocus onPress={onClose}>
            {cancelLabel ?? t('cancel')}
          </Button>
          <Button look={isDanger ? 'danger' : 'primary'} isPending={isPending ?? false} onPress={onConfirm}>
            {confirmLabel}
          </Button>
        </>
      }
    >
      {children}
    </Dialog>
  );
}
