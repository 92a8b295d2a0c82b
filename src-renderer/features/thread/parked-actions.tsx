import { useTranslation } from 'react-i18next';
import { discardParked, type OutboxItem, retryParked, useConversation, useOutbox } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { askOutcome, refusalWords } from '../conversation-actions/index.ts';

/** Messages are shown as such at the end of the thread. */
const isAction = ({ entry, text }: OutboxItem) => entry.state === 'parked' && text === null;

/** Actions on this conversation (assign, snooze …) the server did not take. */
export function ParkedActions({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation(['thread', 'conversation-actions']);
  const conversation = useConversation(conversationId);
  const parked = (useOutbox() ?? []).filter((item) => item.entry.conversationId === conversationId && isAction(item));
  return parked.map(({ entry }) =>
    entry.state === 'parked' ? (
      <div key={entry.mutationId} role="alert" className="flex items-center gap-2 border-b bg-bad-soft px-4 py-1.5">
        <span className="min-w-0 flex-1">
          {t('parkedAction')} {refusalWords(entry.reason.code, entry.name)}
        </span>
        <Button size="sm" onPress={() => void discardParked(entry.mutationId)}>
          {t('parked.discard')}
        </Button>
        {entry.reason.code === 'disposition-required' && conversation ? (
          <Button
            size="sm"
            onPress={() =>
              askOutcome({
                conversation,
                dispositionId: null,
                onChoose: (dispositionId) => void retryParked(entry.mutationId, { dispositionId }),
              })
            }
          >
            {t('conversation-actions:resolveWithOutcome')}
          </Button>
        ) : (
          <Button size="sm" onPress={() => void retryParked(entry.mutationId)}>
            {t('tryAgain')}
          </Button>
        )}
      </div>
    ) : null,
  );
}
