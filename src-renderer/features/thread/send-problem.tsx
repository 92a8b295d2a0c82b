import { useTranslation } from 'react-i18next';
import { mutate, type ThreadMessage } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { restoreReply } from '../composer/index.ts';
import { refusalWords } from '../conversation-actions/index.ts';
import { canTakeBack } from './delivery-words.ts';
import { useStanding } from './use-standing.ts';

/** What can be done about a reply that has not simply gone out: take a held one back, try a failed one again. */
export function SendProblem({ item }: { item: ThreadMessage }) {
  const { t } = useTranslation('thread');
  const { message } = item;
  const { conversationId, id: messageId } = message;
  const standing = useStanding(item);

  async function act(name: 'message.retry' | 'message.cancel'): Promise<void> {
    const done = await mutate(name, { conversationId, messageId });
    if (!done.ok) return showToast({ text: refusalWords(done.error.code), tone: 'bad' });
    if (name === 'message.cancel') await restoreReply(conversationId, message);
  }
  if (canTakeBack(item, standing)) {
    return (
      <div className="mt-1">
        <Button size="sm" onPress={() => void act('message.cancel')}>
          {standing === 'later' ? t('takeBack') : t('undo')}
        </Button>
      </div>
    );
  }
  if (standing !== 'failed' && standing !== 'unconfirmed') return null;
  const reason =
    standing === 'failed' ? t(`failure.${message.delivery?.failure?.code ?? 'rejected'}`) : t('unconfirmedHint');
  return (
    <div role="alert" className="mt-1 flex flex-wrap items-center justify-end gap-2 text-sm text-bad">
      <span>{reason}</span>
      <Button size="sm" onPress={() => void act('message.retry')}>
        {t('tryAgain')}
      </Button>
      <Button size="sm" onPress={() => void restoreReply(conversationId, message)}>
        {t('writeAgain')}
      </Button>
    </div>
  );
}
