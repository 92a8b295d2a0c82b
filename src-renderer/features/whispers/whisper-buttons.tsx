import { CornerUpLeft, TextCursorInput } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Whisper } from '#shared/domain/whisper.ts';
import { Button } from '../../ui/button.tsx';
import { insertIntoReply } from '../composer/index.ts';
import { markWhisperRead } from './send-whisper.ts';
import { answerWhisper } from './whisper-view.ts';

/** Puts a whisper's words at the cursor of the reply. What is whispered in answer is for the supervisor, and belongs in no reply. */
export function InsertWhisper({ whisper, text, onDone }: { whisper: Whisper; text: string; onDone?: () => void }) {
  const { t } = useTranslation('whispers');
  if (whisper.answersId !== null) return null;
  return (
    <Button
      size="sm"
      icon={TextCursorInput}
      onPress={() => {
        insertIntoReply(whisper.conversationId, text);
        void markWhisperRead(whisper);
        onDone?.();
      }}
    >
      {t('insert')}
    </Button>
  );
}

/** Brings up where an answer is whispered. */
export function AnswerWhisper({ whisper }: { whisper: Whisper }) {
  const { t } = useTranslation('whispers');
  return (
    <Button
      size="sm"
      icon={CornerUpLeft}
      onPress={() => {
        answerWhisper(whisper.conversationId, whisper.id);
        void markWhisperRead(whisper);
      }}
    >
      {t('answer')}
    </Button>
  );
}
