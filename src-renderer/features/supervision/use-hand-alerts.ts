import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { desktop } from '../../platform/desktop.ts';
import { goTo, showConversation, supervisionPath } from '../../platform/location.ts';
import { onEvent, useUsers } from '../../sync/index.ts';
import { showToast } from '../../ui/toast.tsx';
import { handToast, takeHand } from '../raised-hands/index.ts';
import { playTune } from '../screen-pop/index.ts';

/** Leads hear that somebody needs them; the agent hears that somebody comes, or what was decided. */
export function useHandAlerts(): void {
  const { t } = useTranslation('raised-hands');
  const users = useUsers();
  useEffect(() => {
    const nameOf = (id: string | null) => users?.find((user) => user.id === id)?.name ?? t('someone');
    return onEvent((event) => {
      if (event.name !== 'hand:raised' && event.name !== 'hand:answered') return;
      const { hand } = event;
      const { conversationId } = hand;
      if (event.name === 'hand:answered') {
        const by = nameOf(hand.closedBy ?? hand.takenBy);
        const said = hand.decision ?? (hand.state === 'taken' ? 'coming' : 'settled');
        playTune('message');
        showToast({
          text: t(`answer.${said}`, { name: by }),
          description: hand.words,
          tone: hand.decision === 'denied' ? 'warn' : 'good',
          id: handToast(hand.id),
          ...(conversationId === null
            ? {}
            : { action: { label: t('show'), onPress: () => showConversation(conversationId) } }),
        });
        return;
      }
      const name = nameOf(hand.userId);
      const text = hand.kind === 'approval' ? t('needsApproval', { name }) : t('needsYou', { name });
      playTune('message');
      showToast({
        text,
        description: hand.reason,
        id: handToast(hand.id),
        action: {
          label: hand.kind === 'approval' ? t('show') : t('take'),
          onPress() {
            if (hand.kind === 'help') void takeHand(hand);
            if (conversationId !== null) goTo(supervisionPath(conversationId));
          },
        },
      });
      if (document.hasFocus()) return;
      void desktop.notify({
        id: hand.id,
        kind: 'message',
        title: text.slice(0, 300),
        body: hand.reason.slice(0, 300),
        conversationId,
        silent: true,
      });
    });
  }, [t, users]);
}
