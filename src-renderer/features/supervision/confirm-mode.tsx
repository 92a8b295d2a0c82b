import { useTranslation } from 'react-i18next';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { CourseLines, type CourseLinesProps } from './course-lines.tsx';

export interface ConfirmModeProps extends CourseLinesProps {
  onConfirm: () => void;
  onClose: () => void;
}

/** Asks once more before the customer notices, with everything that follows. */
export function ConfirmMode({ onConfirm, onClose, ...lines }: ConfirmModeProps) {
  const { t } = useTranslation('supervision');
  const { mode, customerName } = lines;
  return (
    <ConfirmDialog
      title={t(`confirm.${mode}`, { name: customerName })}
      confirmLabel={t(`mode.${mode}`)}
      isOpen
      onConfirm={() => {
        onClose();
        onConfirm();
      }}
      onClose={onClose}
    >
      <CourseLines {...lines} />
    </ConfirmDialog>
  );
}
