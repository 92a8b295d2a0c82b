import { EarOff } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { type ThreadMessage, useMe, useUsers, useWhispers } from '../../sync/index.ts';
import { Icon } from '../../ui/icon.tsx';
import { WhisperActions } from '../whispers/index.ts';
import { MessageBody } from './message-body.tsx';

export interface WhisperMessageProps {
  item: ThreadMessage;
  /** The colleague who whispered. */
  authorName: string | null;
  isOwn: boolean;
  foot: ReactNode;
}

/** A whisper where it fell in the thread: who to whom, about what, and whether it was read. */
export function WhisperMessage({ item, authorName, isOwn, foot }: WhisperMessageProps) {
  const { t } = useTranslation(['thread', 'whispers']);
  const { message } = item;
  const whisper = useWhispers([message.id])?.[0];
  const meId = useMe()?.id;
  const toName = useUsers()?.find(({ id }) => id === whisper?.toId)?.name;
  const name = authorName ?? t('supervisor');
  const isForMe = whisper === undefined ? !isOwn : whisper.toId === meId;
  return (
    <article
      aria-label={t('from.whisper', { name: isOwn ? t('you') : name })}
      data-filled
      className="rounded-[10px] border border-dashed border-whisper bg-whisper-soft px-3 py-2"
    >
      <p className="mb-0.5 flex flex-wrap items-center gap-x-1.5 text-whisper">
        <Icon of={EarOff} size="sm" />
        <b className="font-strong">{isOwn ? t('whisperOwn') : t('whisper', { name })}</b>
        <span className="min-w-0">
          {isForMe ? t('whispers:forYou') : t('whispers:forName', { name: toName ?? t('team') })}
        </span>
      </p>
      <MessageBody message={message} />
      {whisper && <WhisperActions whisper={whisper} text={message.text} />}
      {foot}
    </article>
  );
}
