import { EarOff, X } from 'lucide-react';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { WhisperAbout } from '#shared/domain/whisper.ts';
import { Button } from '../../ui/button.tsx';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { type EditorHandle, PlainWriting } from '../composer/index.ts';
import { useScriptStepSource } from '../scripts/index.ts';
import { AboutLine } from './about-line.tsx';
import { sendWhisper } from './send-whisper.ts';
import { useWhisperText } from './use-whisper-text.ts';
import { useWhisperView, whisperAbout } from './whisper-view.ts';

export interface WhisperComposerProps {
  conversationId: string;
  /** Whose eyes it is for: a first name. */
  toName: string;
  customerName: string;
  /** Null: whoever holds the conversation, or whom it answers. */
  toId?: string | null;
  answersId?: string | null;
  /** Takes the cursor when it comes; what is answered or named as the subject always brings it here. */
  autoFocus?: boolean;
  /** Why nothing can be whispered now; the words stay. */
  obstacle?: string | null;
  onSent?: () => void;
  onCancel?: () => void;
}

const inGeneral: WhisperAbout = { kind: 'general' };

/** Where whispers are written: violet and dashed, so that nobody takes it for the reply. Give it the conversation's id as key. */
export function WhisperComposer(props: WhisperComposerProps) {
  const { conversationId, toName, customerName, toId = null, answersId = null, obstacle = null } = props;
  const { t } = useTranslation('whispers');
  const { text, type, clear } = useWhisperText(conversationId);
  const about = useWhisperView((view) => view.about[conversationId]) ?? inGeneral;
  const [problem, setProblem] = useState<string | null>(null);
  const handle = useRef<EditorHandle>(null);
  const steps = useScriptStepSource(conversationId);
  const isEmpty = text.trim() === '';
  const subject = about.kind === 'general' ? answersId : JSON.stringify(about);
  const comesWithCursor = useRef(props.autoFocus ?? false);
  useEffect(() => {
    if (subject !== null || comesWithCursor.current) handle.current?.focus();
    comesWithCursor.current = false;
  }, [subject]);

  async function submit(): Promise<void> {
    if (isEmpty || obstacle !== null) return handle.current?.focus();
    const refused = await sendWhisper({ conversationId, text, about, toId, answersId });
    setProblem(refused);
    if (refused !== null) return;
    clear();
    handle.current?.focus();
    props.onSent?.();
  }
  /** By the focus and not for the whole desk: the same keys, pressed in the reply, send the reply. */
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key === 'Escape' && !event.defaultPrevented && props.onCancel) props.onCancel();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void submit();
    else return;
    event.preventDefault();
    event.stopPropagation();
    // Document-level shortcuts hear the native event.
    event.nativeEvent.stopImmediatePropagation();
  }
  const said = problem ?? obstacle;
  return (
    <section
      aria-label={t('composer')}
      onKeyDown={onKeyDown}
      className="rounded-xl border border-dashed border-whisper bg-whisper-soft"
    >
      <p className="flex items-center gap-1.5 px-3 pt-2 text-sm text-whisper">
        <Icon of={EarOff} size="sm" />
        <span className="min-w-0 flex-1 truncate">{t('onlyFor', { name: toName, customer: customerName })}</span>
        {props.onCancel && <IconButton icon={X} size="sm" label={t('close')} onPress={props.onCancel} />}
      </p>
      {about.kind !== 'general' && (
        <div className="flex items-start gap-1 px-3 pt-1">
          <AboutLine about={about} />
          <IconButton icon={X} size="sm" label={t('inGeneral')} onPress={() => whisperAbout(conversationId, null)} />
        </div>
      )}
      <PlainWriting
        conversationId={conversationId}
        label={t('label', { name: toName })}
        placeholder={t('placeholder', { name: toName })}
        text={text}
        onChange={(next) => {
          setProblem(null);
          type(next);
        }}
        handleRef={handle}
        more={steps}
      />
      {said && (
        <p role="alert" className="mx-3 mb-1.5 rounded-md bg-bad-soft px-2 py-1 text-sm">
          {said}
        </p>
      )}
      <div className="flex items-center gap-2 px-2 pb-2">
        <Button
          look="quiet"
          size="sm"
          kbd="/"
          onPress={() => handle.current?.insert(text === '' || /\s$/.test(text) ? '/' : ' /')}
        >
          {t('scripts')}
        </Button>
        <span className="flex-1" />
        <Button look="whisper" kbd="mod+enter" isDisabled={isEmpty || obstacle !== null} onPress={() => void submit()}>
          {answersId === null ? t('send') : t('sendAnswer')}
        </Button>
      </div>
    </section>
  );
}
