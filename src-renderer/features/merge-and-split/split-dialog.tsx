import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/domain/message.ts';
import { isMovable } from '#shared/mutations/conversation-split.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useThread, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { SkeletonRows } from '../../ui/skeleton.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { dropThreadQuestion, useThreadQuestions } from '../conversation-actions/index.ts';
import { splitThread } from './merge-threads.ts';
import { fromHereOn, splitProblem } from './split-problem.ts';

/** Which messages are another matter: they leave with their files, notes and receipts for a conversation of their own. */
export function SplitDialog() {
  const conversationId = useThreadQuestions((asked) => asked.split);
  return conversationId === null ? null : <Question key={conversationId} conversationId={conversationId} />;
}

function Question({ conversationId }: { conversationId: string }) {
  const { t } = useTranslation('merge-and-split');
  const thread = useThread(conversationId);
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [subject, setSubject] = useState('');
  const [isSplitting, setIsSplitting] = useState(false);
  const messages = (thread?.messages ?? [])
    .filter(({ sendState, message }) => sendState?.name !== 'parked' && message.kind !== 'system')
    .map(({ message }) => message);
  const problem = splitProblem(messages, chosen, thread?.hasOlder ?? false);

  async function split(): Promise<void> {
    setIsSplitting(true);
    if (await splitThread(conversationId, [...chosen], subject.trim())) dropThreadQuestion();
    setIsSplitting(false);
  }
  const toggle = (id: string) => {
    const next = new Set(chosen);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return (
    <Dialog
      title={t('split.title')}
      isOpen
      onClose={dropThreadQuestion}
      size="lg"
      footer={
        <>
          <p aria-live="polite" className="mr-auto self-center text-muted">
            {problem === null ? t('split.count', { count: chosen.size }) : t(`split.problem.${problem}`)}
          </p>
          <Button onPress={dropThreadQuestion}>{t('cancel')}</Button>
          <Button look="primary" isDisabled={problem !== null || isSplitting} onPress={() => void split()}>
            {t('split.do')}
          </Button>
        </>
      }
    >
      <p className="mb-3 text-muted">{t('split.hint')}</p>
      <TextField label={t('split.subject')} value={subject} onChange={setSubject} maxLength={998} className="mb-3" />
      {thread?.hasOlder && (
        <Button size="sm" look="quiet" isPending={thread.loadingOlder} onPress={thread.loadOlder}>
          {t('split.older')}
        </Button>
      )}
      {!thread && <SkeletonRows rows={4} />}
      <ul aria-label={t('split.messages')} className="flex flex-col divide-y overflow-hidden rounded-xl border">
        {messages.map((message) => (
          <Choice
            key={message.id}
            message={message}
            isChosen={chosen.has(message.id)}
            onToggle={() => toggle(message.id)}
            onFromHere={() => setChosen(fromHereOn(messages, message.id))}
          />
        ))}
      </ul>
    </Dialog>
  );
}

interface ChoiceProps {
  message: Message;
  isChosen: boolean;
  onToggle: () => void;
  onFromHere: () => void;
}

function Choice({ message, isChosen, onToggle, onFromHere }: ChoiceProps) {
  const { t } = useTranslation('merge-and-split');
  const format = useFormat();
  const author = useUsers()?.find(({ id }) => id === message.authorId)?.name;
  const canLeave = isMovable(message);
  const { kind, text, subject, attachments, sentAt } = message;
  const words = text || subject || attachments.map(({ name }) => name).join(', ');
  return (
    <li className={`flex items-start gap-2.5 px-3 py-2 ${isChosen ? 'bg-accent-soft' : ''}`}>
      <label className={`flex min-w-0 flex-1 items-start gap-2.5 ${canLeave ? '' : 'text-faint'}`}>
        <input
          type="checkbox"
          checked={isChosen}
          disabled={!canLeave}
          onChange={onToggle}
          className="mt-0.75 size-3.5 shrink-0 accent-(--color-accent)"
        />
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-1.5">
            <b className="truncate font-semibold">{author ?? message.senderName ?? t('customer')}</b>
            {kind === 'note' && <span className="text-note">{t('split.note')}</span>}
            <time className="text-xs whitespace-nowrap text-faint" dateTime={new Date(sentAt).toISOString()}>
              {format.dateTime(sentAt)}
            </time>
          </span>
          <span className="line-clamp-2 break-words text-muted">{words}</span>
          {!canLeave && <span className="block text-sm">{t('split.stays')}</span>}
        </span>
      </label>
      {canLeave && (
        <Button size="sm" look="quiet" onPress={onFromHere}>
          {t('split.fromHere')}
        </Button>
      )}
    </li>
  );
}
