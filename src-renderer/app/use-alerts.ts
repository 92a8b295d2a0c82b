import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { previewOf } from '#shared/domain/message.ts';
import { refusalWords } from '../features/conversation-actions/index.ts';
import { conversationIn, currentPath, showConversation } from '../platform/location.ts';
import { onEvent, type SyncEvent } from '../sync/index.ts';
import { showToast } from '../ui/toast.tsx';

/** What carries an agent's words is called by its name. */
const unsent: Readonly<Record<string, string>> = {
  'message.send': 'thread:parked.notSent',
  'note.add': 'thread:parked.noteNotSaved',
};

const isOnScreen = (conversationId: string) => conversationIn(currentPath()) === conversationId;

/**
 * Turns what the engine tells into messages on the desk itself: what was assigned by somebody else, what was not taken over.
 * Gives back the last sentence for screen readers. Sounds and the system's notifications are the screen pop's.
 */
export function useAlerts(): string {
  const { t } = useTranslation(['app', 'thread']);
  const [heard, setHeard] = useState('');
  const latest = useRef<(event: SyncEvent) => void>(() => undefined);

  useEffect(() => {
    const openAction = (id: string) => ({ label: t('open'), onPress: () => showConversation(id) });
    latest.current = (event) => {
      if (event.name === 'message:received') {
        const { message, conversation } = event;
        if (isOnScreen(conversation.id)) return;
        setHeard(t('heard', { name: message.senderName ?? t('someCustomer'), text: previewOf(message) }));
      } else if (event.name === 'conversation:assigned') {
        const { id, subject, lastMessage } = event.conversation;
        const description = subject || (lastMessage?.preview ?? '');
        setHeard(`${t('assignedToYou')} ${description}`);
        showToast({ text: t('assignedToYou'), description, id: `assigned:${id}`, action: openAction(id) });
      } else if (event.name === 'outbox:parked') {
        const { conversationId, reason, mutationId, action } = event;
        showToast({
          text: t(unsent[action] ?? 'parked'),
          description: refusalWords(reason.code, action),
          tone: 'bad',
          id: `parked:${mutationId}`,
          ...(conversationId ? { action: openAction(conversationId) } : {}),
        });
      }
    };
  });
  useEffect(() => onEvent((event) => latest.current(event)), []);
  return heard;
}
