import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { showConversation } from '../../platform/location.ts';
import { onEvent, useUsers } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { playTune } from '../screen-pop/index.ts';

/** Tells an agent whose conversation was taken over: what they were about to send is still theirs, but the customer is not. */
export function useTakenOverAlerts(): void {
  const { t } = useTranslation('watched');
  const users = useUsers();
  useEffect(
    () =>
      onEvent((event) => {
        if (event.name !== 'supervision:taken-over') return;
        const { id, supervisorId, conversationId } = event.supervision;
        const name = users?.find((user) => user.id === supervisorId)?.name ?? t('someone');
        playTune('message');
        showToast({
          text: t('takenOver', { name }),
          description: t('takenOverHint'),
          id: `taken-over:${id}`,
          ...(conversationId === null
            ? {}
            : { action: { label: t('open'), onPress: () => showConversation(conversationId) } }),
        });
      }),
    [t, users],
  );
}
