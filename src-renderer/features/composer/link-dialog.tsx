import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextField } from '../../ui/text-field.tsx';

export interface LinkDialogProps {
  href: string;
  onClose: () => void;
  /** The address, complete; empty takes the link away. */
  onSave: (href: string) => void;
}

const completed = (text: string) => {
  const trimmed = text.trim();
  return trimmed === '' || /^(https?:\/\/|mailto:|tel:)/i.test(trimmed) ? trimmed : `https://${trimmed}`;
};

export function LinkDialog({ href, onClose, onSave }: LinkDialogProps) {
  const { t } = useTranslation('composer');
  const [address, setAddress] = useState(href);
  const save = () => {
    onClose();
    onSave(completed(address));
  };
  return (
    <Dialog
      title={t('link.title')}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <Button look="primary" onPress={save}>
          {address.trim() === '' ? t('link.remove') : t('link.save')}
        </Button>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <TextField label={t('link.address')} autoFocus value={address} onChange={setAddress} />
      </form>
    </Dialog>
  );
}
