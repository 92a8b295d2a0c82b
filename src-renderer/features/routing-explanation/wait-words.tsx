import { UserRoundX } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useQueueWaits } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { Pill } from '../../ui/pill.tsx';
import { Popover } from '../../ui/popover.tsx';
import { RoutingExplanation } from './routing-explanation.tsx';

/** Why a conversation is offered to nobody now, in a few words ("waits: nobody available"), or that its customer has left; null when it does not wait. */
export function useWaitWords(): (conversation: Pick<Conversation, 'id' | 'assigneeId' | 'state'>) => string | null {
  const { t } = useTranslation('routing-explanation');
  const waits = useQueueWaits();
  return ({ id, assigneeId, state }) => {
    // Taken or resolved here and not on the server yet: it waits no more.
    const wait = assigneeId === null && state === 'open' ? waits?.get(id) : undefined;
    if (wait === undefined) return null;
    return wait.reason === 'customer-left' ? t('left') : t('waits', { why: t(`short.${wait.reason}`) });
  };
}

/** The same as a button: it opens the whole answer, agent by agent. */
export function WaitPill({ conversation }: { conversation: Conversation }) {
  const { t } = useTranslation('routing-explanation');
  const words = useWaitWords()(conversation);
  if (words === null) return null;
  return (
    <Popover
      label={t('title')}
      className="w-84 max-w-full"
      trigger={
        <AriaButton className="max-w-full min-w-0 shrink-0 rounded-md">
          <Pill tone="warn">
            <Icon of={UserRoundX} size="sm" />
            {words}
          </Pill>
        </AriaButton>
      }
    >
      <RoutingExplanation conversationId={conversation.id} />
    </Popover>
  );
}
