import { Check, EarOff } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Message } from '#shared/domain/message.ts';
import type { Whisper } from '#shared/domain/whisper.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { AboutLine } from './about-line.tsx';
import { markWhisperRead } from './send-whisper.ts';
import { useReadWhisper } from './use-read-whisper.ts';
import { useShelf } from './use-shelf.ts';
import { AnswerWhisper, InsertWhisper } from './whisper-buttons.tsx';
import { WhisperComposer } from './whisper-composer.tsx';
import { answerWhisper, putWhisperAway, useWhisperView } from './whisper-view.ts';

export interface WhisperShelfProps {
  conversationId: string;
  customerName: string;
}

/** Where the agent types: what is whispered to them, until they put it away. Give it the conversation's id as key. */
export function WhisperShelf({ conversationId, customerName }: WhisperShelfProps) {
  const { t } = useTranslation('whispers');
  const shown = useShelf(conversationId);
  const answeringId = useWhisperView((view) => view.answering[conversationId]);
  const users = useUsers();
  const answered = shown.all.find(({ whisper }) => whisper.id === answeringId);
  const nameOf = (id: string) => users?.find((user) => user.id === id)?.name ?? t('someone');
  if (shown.open.length === 0 && !answered) return null;
  return (
    <div aria-live="polite" className="mx-4.5 mb-2 flex max-h-72 flex-col gap-1.5 overflow-auto">
      {shown.open.map(({ whisper, message }) => (
        <ShelvedWhisper key={whisper.id} whisper={whisper} message={message} from={nameOf(whisper.fromId)} />
      ))}
      {answered && (
        <WhisperComposer
          key={answered.whisper.id}
          conversationId={conversationId}
          toName={nameOf(answered.whisper.fromId)}
          customerName={customerName}
          answersId={answered.whisper.id}
          onSent={() => putWhisperAway(answered.whisper.id)}
          onCancel={() => answerWhisper(conversationId, null)}
        />
      )}
    </div>
  );
}

function ShelvedWhisper({ whisper, message, from }: { whisper: Whisper; message: Message; from: string }) {
  const { t } = useTranslation('whispers');
  const format = useFormat();
  useReadWhisper(whisper);
  return (
    <article
      aria-label={t('from', { name: from })}
      data-filled
      className="animate-enter rounded-[10px] border border-dashed border-whisper bg-whisper-soft px-3 py-2"
    >
      <p className="flex items-center gap-1.5 text-whisper">
        <Icon of={EarOff} size="sm" />
        <b className="min-w-0 truncate font-strong">{t('from', { name: from })}</b>
        <span className="text-xs">{t('unseen')}</span>
        <span className="flex-1" />
        <time dateTime={new Date(whisper.sentAt).toISOString()} className="text-xs">
          {format.time(whisper.sentAt)}
        </time>
      </p>
      <p className="mt-0.5 whitespace-pre-line">{message.text}</p>
      <AboutLine about={whisper.about} />
      <div className="mt-1.5 flex flex-wrap gap-1.5">
        <InsertWhisper whisper={whisper} text={message.text} onDone={() => putWhisperAway(whisper.id)} />
        <AnswerWhisper whisper={whisper} />
        <Button
          size="sm"
          look="quiet"
          icon={Check}
          onPress={() => {
            void markWhisperRead(whisper);
            putWhisperAway(whisper.id);
          }}
        >
          {t('gotIt')}
        </Button>
      </div>
    </article>
  );
}
