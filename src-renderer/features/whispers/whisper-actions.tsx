import { CornerUpLeft, TextCursorInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Whisper } from '#shared/domain/whisper.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { useMe, useUsers } from '../../sync/index.ts';
import { Button } from '../../ui/button.tsx';
import { insertIntoReply } from '../composer/index.ts';
import { AboutLine } from './about-line.tsx';
import { markWhisperRead } from './send-whisper.ts';
import { useReadWhisper } from './use-read-whisper.ts';
import { answerWhisper } from './whisper-view.ts';

/** Under a whisper's words: for whom it is what can be done with it, for everybody else who has read it. */
export function WhisperActions({ whisper, text }: { whisper: Whisper; text: string }) {
  const { t } = useTranslation('whispers');
  const format = useFormat();
  const meId = useMe()?.id;
  const users = useUsers();
  const toName = users?.find(({ id }) => id === whisper.toId)?.name ?? t('someone');
  const { conversationId, id, readAt } = whisper;
  useReadWhisper(whisper.toId === meId ? whisper : null);
  return (
    <div className="mt-1 flex flex-wrap items-center gap-1.5">
      {whisper.about.kind !== 'general' && <AboutLine about={whisper.about} />}
      {whisper.toId === meId ? (
        <>
          {whisper.answersId === null && (
            <Button
              size="sm"
              icon={TextCursorInput}
              onPress={() => {
                insertIntoReply(conversationId, text);
                void markWhisperRead(whisper);
              }}
            >
              {t('insert')}
            </Button>
          )}
          <Button
            size="sm"
            icon={CornerUpLeft}
            onPress={() => {
              answerWhisper(conversationId, id);
              void markWhisperRead(whisper);
            }}
          >
            {t('answer')}
          </Button>
        </>
      ) : (
        <span className="text-xs text-whisper">
          {readAt === null ? t('unread', { name: toName }) : t('readBy', { name: toName, time: format.time(readAt) })}
        </span>
      )}
    </div>
  );
}
