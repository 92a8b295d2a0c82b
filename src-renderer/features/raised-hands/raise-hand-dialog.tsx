import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RaisedHand } from '#shared/domain/raised-hand.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/text-area.tsx';
import { showToast } from '../../ui/toast.tsx';
import { useShortcuts } from '../../ui/use-shortcuts.ts';
import { closeHand, raiseHand } from './hand-calls.ts';

export interface RaiseHandDialogProps {
  conversationId: string | null;
  /** The hand that is up; null: none is. */
  hand: RaisedHand | null;
  onClose: () => void;
}

/** What is needed, in one's own words; or how the raised hand stands, and the way to lower it. */
export function RaiseHandDialog({ conversationId, hand, onClose }: RaiseHandDialogProps) {
  const { t } = useTranslation('raised-hands');
  const format = useFormat();
  const users = useUsers();
  const [reason, setReason] = useState('');
  const taker = users?.find(({ id }) => id === hand?.takenBy);

  async function raise(): Promise<void> {
    if (reason.trim() === '' || !(await raiseHand(conversationId, reason))) return;
    showToast({ text: t('raised') });
    onClose();
  }
  async function lower(): Promise<void> {
    if (hand && (await closeHand(hand, ''))) onClose();
  }
  useShortcuts(
    { 'mod+enter': { label: t('raise'), group: t('keys'), run: () => void raise() } },
    { enabled: hand === null, inDialog: true },
  );
  if (hand) {
    return (
      <Dialog
        title={t('isUp')}
        isOpen
        onClose={onClose}
        size="sm"
        footer={
          <Button autoFocus onPress={() => void lower()}>
            {t('lower')}
          </Button>
        }
      >
        <p>{taker ? t('coming', { name: taker.name }) : t('waitingSince', { time: format.time(hand.raisedAt) })}</p>
        <p className="mt-2 whitespace-pre-line text-muted">{hand.reason}</p>
      </Dialog>
    );
  }
  return (
    <Dialog
      title={t('raise')}
      isOpen
      onClose={onClose}
      size="sm"
      footer={
        <>
          <Button onPress={onClose}>{t('ui:cancel')}</Button>
          <Button look="primary" kbd="mod+enter" isDisabled={reason.trim() === ''} onPress={() => void raise()}>
            {t('ask')}
          </Button>
        </>
      }
    >
      <TextArea
        autoFocus
        label={t('reason')}
        description={t('reasonHelp')}
        minRows={3}
        maxLength={1_000}
        value={reason}
        onChange={setReason}
      />
    </Dialog>
  );
}
