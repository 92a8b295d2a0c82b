import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { previewOf } from '#shared/domain/message.ts';
import { desktop } from '../../platform/desktop.ts';
import { conversationIn, currentPath, goTo, showConversation, supervisionPath } from '../../platform/location.ts';
import { onEvent, useMe, useRunningSupervisions, useUsers } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { playTune, useAlertSettings } from '../screen-pop/index.ts';

/** Makes a whisper heard: by a sound, by a message where its conversation is not on screen, by the system where the desk is not. */
export function useWhisperAlerts(): void {
  const { t } = useTranslation('whispers');
  const users = useUsers();
  const meId = useMe()?.id;
  const running = useRunningSupervisions();

  useEffect(
    () =>
      onEvent((event) => {
        if (event.name !== 'whisper:received') return;
        const { whisper, message } = event;
        const { conversationId } = whisper;
        playTune('message');
        const name = users?.find(({ id }) => id === whisper.fromId)?.name ?? t('someone');
        const words = message ? previewOf(message) : '';
        const isWatched = running?.some(
          (session) => session.conversationId === conversationId && session.supervisorId === meId,
        );
        const open = () => (isWatched ? goTo(supervisionPath(conversationId)) : showConversation(conversationId));
        const isOnScreen =
          conversationIn(currentPath()) === conversationId || currentPath() === supervisionPath(conversationId);
        if (!isOnScreen) {
          showToast({
            text: t('from', { name }),
            description: words,
            id: `whisper:${whisper.id}`,
            action: { label: t('open'), onPress: open },
          });
        }
        if (document.hasFocus()) return;
        void desktop.notify({
          id: conversationId,
          kind: 'message',
          title: t('from', { name }).slice(0, 300),
          body: useAlertSettings.getState().preview ? words : t('hidden'),
          conversationId,
          silent: true,
        });
      }),
    [t, users, meId, running],
  );
}
