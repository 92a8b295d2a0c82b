import { useTranslation } from 'react-i18next';
import type { Conversation } from '#shared/domain/conversation.ts';
import { useQueueWaits } from '../../sync/index.ts';

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
