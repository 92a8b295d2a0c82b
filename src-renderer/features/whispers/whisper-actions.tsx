import { useTranslation } from 'react-i18next';
import type { Whisper } from '#shared/domain/whisper.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe, useUsers } from '../../sync/index.ts';
import { AboutLine } from './about-line.tsx';
import { useReadWhisper } from './use-read-whisper.ts';
import { AnswerWhisper, InsertWhisper } from './whisper-buttons.tsx';

/** Under a whisper's words: for whom it is what can be done with it, for everybody else who has read it. */
export function WhisperActions({ whisper, text }: { whisper: Whisper; text: string }) {
  const { t } = useTranslation('whispers');
  const format = useFormat();
  const meId = useMe()?.id;
  const users = useUsers();
  const toName = users?.find(({ id }) => id === whisper.toId)?.name ?? t('someone');
  const { readAt } = whisper;
  useReadWhisper(whisper.toId === meId ? whisper : null);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-1.5">
      {whisper.about.kind !== 'general' && <AboutLine about={whisper.about} />}
      {whisper.toId === meId ? (
        <>
          <InsertWhisper whisper={whisper} text={text} />
          <AnswerWhisper whisper={whisper} />
        </>
      ) : (
        <span className="text-xs text-whisper">
          {readAt === null ? t('unread', { name: toName }) : t('readBy', { name: toName, time: format.time(readAt) })}
        </span>
      )}
    </div>
  );
}
