import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { previewOf } from '#shared/domain/message.ts';
import { desktop } from '../../platform/desktop.ts';
import { conversationIn, currentPath, showConversation } from '../../platform/location.ts';
import { onEvent, useOffers, useUnseenTalk, useViewCounts } from '../../sync/index.ts';
import { useAlertSettings } from './alert-settings.ts';
import { playTune } from './ring-sound.ts';

/** One tune for a burst of messages, not one a message. */
const quietMs = 2_000;

/** Tells of customers' messages and new assignments while the agent looks elsewhere, and keeps the badge's number true. */
export function useMessageAlerts(): void {
  const { t } = useTranslation('screen-pop');
  const unread = useViewCounts()?.mineUnread ?? 0;
  const ringing = useOffers()?.length ?? 0;
  const { mentions, sideThreads } = useUnseenTalk();
  const waiting = unread + ringing + mentions.length + sideThreads.length;

  useEffect(() => {
    void desktop.setBadge({ count: Math.min(waiting, 9999), tooltip: t('badge', { count: waiting }) });
  }, [waiting, t]);

  useEffect(() => {
    let lastTune = 0;
    const sound = () => {
      if (Date.now() - lastTune < quietMs) return;
      lastTune = Date.now();
      playTune('message');
    };
    return onEvent((event) => {
      if (event.name !== 'message:received' && event.name !== 'conversation:assigned') return;
      const { conversation } = event;
      const isOnScreen = document.hasFocus() && conversationIn(currentPath()) === conversation.id;
      if (isOnScreen) return;
      const { messages, preview } = useAlertSettings.getState();
      sound();
      if (!messages || document.hasFocus()) return;
      const words = event.name === 'message:received' ? previewOf(event.message) : conversation.subject;
      void desktop.notify({
        id: conversation.id,
        kind: 'message',
        title:
          event.name === 'message:received' && event.message.senderName
            ? event.message.senderName.slice(0, 300)
            : t('assigned'),
        body: preview ? words : t('newMessage'),
        conversationId: conversation.id,
        silent: true,
      });
    });
  }, [t]);

  useEffect(
    () =>
      desktop.on('notification-clicked', ({ id, conversationId }) => {
        void desktop.focusWindow();
        // An offer's notification has the offer's id: its card is on screen, and opening is accepting.
        if (conversationId !== null && id === conversationId) showConversation(conversationId);
      }),
    [],
  );
}
