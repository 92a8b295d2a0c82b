import { useTranslation } from 'react-i18next';
import { create } from 'zustand';
import type { Message } from '#shared/domain/message.ts';
import { discardParked, retryParked, type SendState, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { showToast } from '../../ui/toast.tsx';
import { restoreReply } from '../composer/index.ts';
import { refusalWords } from '../conversation-actions/index.ts';
import { DiscardDialog } from './discard-dialog.tsx';
import { LinkedText } from './linked-text.tsx';
import { MessageBody } from './message-body.tsx';

/** Which parked reply is asked about. Kept outside the row: rows of a virtual list may be made anew while the question stands. */
const useDiscardQuestion = create<{ mutationId: string | null }>()(() => ({ mutationId: null }));
const askDiscard = (mutationId: string | null) => useDiscardQuestion.setState({ mutationId });

export interface ParkedMessageProps {
  message: Message;
  parked: Extract<SendState, { name: 'parked' }>;
}

/** A reply or note the server did not take: both texts side by side when the thread had moved on, and the author decides. */
export function ParkedMessage({ message, parked: { mutationId, reason, missed } }: ParkedMessageProps) {
  const { t } = useTranslation('thread');
  const asksDiscard = useDiscardQuestion((asked) => asked.mutationId === mutationId);
  const isStale = reason.code === 'stale';
  const isNote = message.kind === 'note';

  async function sendAgain(): Promise<void> {
    const done = await retryParked(mutationId, isStale ? { sendAnyway: true } : {});
    if (!done.ok) showToast({ text: refusalWords(done.error.code, isNote ? 'note.add' : 'message.send'), tone: 'bad' });
  }
  async function edit(): Promise<void> {
    await restoreReply(message.conversationId, message);
    await discardParked(mutationId);
  }
  return (
    <section role="alert" aria-label={t('parked.title')} data-filled className="rounded-xl border border-bad bg-panel">
      <header className="rounded-t-xl bg-bad-soft px-3.5 py-2">
        <p className="font-strong">{isNote ? t('parked.noteNotSaved') : t('parked.notSent')}</p>
        <p>{isStale ? t('parked.stale') : refusalWords(reason.code, isNote ? 'note.add' : 'message.send')}</p>
      </header>
      {missed.length > 0 && <Missed messages={missed} />}
      <div className="px-3.5 py-2.5">
        <p className="eyebrow mb-1">{t('parked.yours')}</p>
        <MessageBody message={message} />
      </div>
      <footer className="flex flex-wrap justify-end gap-2 px-3.5 pb-3">
        <Button look="quiet" onPress={() => askDiscard(mutationId)}>
          {t('parked.discard')}
        </Button>
        {!isNote && <Button onPress={() => void edit()}>{t('parked.edit')}</Button>}
        <Button look="primary" onPress={() => void sendAgain()}>
          {isStale ? t('parked.sendAnyway') : t('tryAgain')}
        </Button>
      </footer>
      <DiscardDialog mutationId={mutationId} isOpen={asksDiscard} onClose={() => askDiscard(null)} />
    </section>
  );
}

/** What was said while the reply was on its way. */
export function Missed({ messages }: { messages: readonly Message[] }) {
  const { t } = useTranslation('thread');
  const users = useUsers();
  return (
    <div className="border-b px-3.5 py-2.5">
      <p className="eyebrow mb-1">{t('parked.missed')}</p>
      <ul className="flex flex-col gap-2">
        {messages.map((message) => (
          <li key={message.id}>
            <b className="font-semibold">
              {message.kind === 'inbound'
                ? (message.senderName ?? t('customer'))
                : (users?.find(({ id }) => id === message.authorId)?.name ?? t('team'))}
              {': '}
            </b>
            <LinkedText text={message.text} />
          </li>
        ))}
      </ul>
    </div>
  );
}
