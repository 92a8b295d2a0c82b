import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { desktop } from '../../platform/desktop.ts';
import { conversationIn, currentPath, showMessage } from '../../platform/location.ts';
import { onEvent, useUsers } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { playTune, useAlertSettings } from '../screen-pop/index.ts';
import { showTalk } from './show-talk.ts';

interface Alert {
  id: string;
  conversationId: string;
  title: string;
  words: string;
  open: () => void;
}

const isOnScreen = (conversationId: string) => document.hasFocus() && conversationIn(currentPath()) === conversationId;

/** Tells when a colleague names this agent or speaks to them aside: on the desk, and by the system while they look elsewhere. */
export function useTalkAlerts(): void {
  const { t } = useTranslation('mentions');
  const users = useUsers();

  useEffect(() => {
    const nameOf = (id: string) => users?.find((user) => user.id === id)?.name ?? t('someone');
    const opens = new Map<string, () => void>();
    function tell({ id, conversationId, title, words, open }: Alert): void {
      const { messages, preview } = useAlertSettings.getState();
      playTune('message');
      showToast({ text: title, description: words, id, action: { label: t('open'), onPress: open } });
      opens.set(id, open);
      if (!messages || document.hasFocus()) return;
      const body = preview ? words : t('newWords');
      void desktop.notify({ id, kind: 'message', title, body: body.slice(0, 300), conversationId, silent: true });
    }
    const stopEvents = onEvent((event) => {
      if (event.name === 'mention:received') {
        const { conversationId, messageId, byId } = event.mention;
        const open = () => showMessage(conversationId, messageId);
        // Before their eyes: the thread shows it, and seeing it there counts.
        if (isOnScreen(conversationId)) return playTune('message');
        tell({
          id: `mention:${messageId}`.slice(0, 80),
          conversationId,
          title: t('named', { name: nameOf(byId) }),
          words: t('namedWords'),
          open,
        });
      } else if (event.name === 'side:said') {
        const { thread, message } = event;
        const { conversationId } = thread;
        if (isOnScreen(conversationId)) return playTune('message');
        tell({
          id: `side:${thread.id}`.slice(0, 80),
          conversationId,
          title: t('asks', { name: nameOf(message.authorId) }),
          words: message.text.slice(0, 160),
          open: () => showTalk(conversationId, thread.id),
        });
      }
    });
    const stopClicks = desktop.on('notification-clicked', ({ id }) => opens.get(id)?.());
    return () => {
      stopEvents();
      stopClicks();
    };
  }, [t, users]);
}
