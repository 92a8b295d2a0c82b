import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.ts';
import { now } from '../../platform/now.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { localInputValue } from './later-times.ts';

export interface PickTimeDialogProps {
  title: string;
  confirmLabel: string;
  isOpen: boolean;
  onClose: () => void;
  /** Epoch ms, always in the future. */
  onPick: (at: number) => void;
}

/** A day and a time of one's own, for what the ready-made choices do not have. */
export function PickTimeDialog({ title, confirmLabel, isOpen, onClose, onPick }: PickTimeDialogProps) {
  const { t } = useTranslation('conversation-actions');
  const format = useFormat();
  const id = useId();
  const [value, setValue] = useState(() => localInputValue(now() + 24 * 3_600_000));
  const at = new Date(value).getTime();
  const isFuture = Number.isFinite(at) && at > now();
  return (
    <Dialog
      title={title}
      isOpen={isOpen}
      onClose={onClose}
      size="sm"
      footer={
        <Button
          look="primary"
          isDisabled={!isFuture}
          onPress={() => {
            onClose();
            onPick(at);
          }}
        >
          {confirmLabel}
        </Button>
      }
    >
      <label htmlFor={id} className="mb-1 block text-sm font-medium text-muted">
        {t('dateAndTime')}
      </label>
      <input
        id={id}
        type="datetime-local"
        value={value}
        min={localInputValue(now())}
        onChange={(event) => setValue(event.target.value)}
        className="field-edge h-8 w-full px-2.5"
      />
      <p aria-live="polite" className="mt-2 text-sm text-muted">
        {isFuture ? format.relative(at, now()) : t('chooseFuture')}
      </p>
    </Dialog>
  );
}
