import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { showToast } from '../../ui/toast.tsx';
import { run } from '../conversation-actions/index.ts';
import type { PersonDialogProps } from './force-state-dialog.tsx';

/** Ends every session of a colleague, with words they read on the screen they are left with. */
export function SignOutDialog({ user, onClose }: PersonDialogProps) {
  const { t } = useTranslation('agent-actions');
  const [words, setWords] = useState('');
  async function signOut(): Promise<void> {
    if (!(await run('user.signOut', { userId: user.id, words: words.trim() }))) return;
    showToast({ text: t('signedOut', { name: user.name }) });
    onClose();
  }
  return (
    <Dialog
      title={t('signOutTitle', { name: user.name })}
      isOpen
      onClose={onClose}
      size="sm"
      role="alertdialog"
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button look="danger" onPress={() => void signOut()}>
            {t('signOut')}
          </Button>
        </>
      }
    >
      <div className="flex flex-col gap-3.5">
        <p>{t('signOutHelp', { name: user.name })}</p>
        <TextArea
          autoFocus
          label={t('words', { name: user.name })}
          maxLength={300}
          minRows={2}
          value={words}
          onChange={setWords}
        />
      </div>
    </Dialog>
  );
}
