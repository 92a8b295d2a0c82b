import { FileCheck, MessageSquareText, Paperclip } from 'lucide-react';
import { memo, type RefObject, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { Capabilities } from '#shared/channels/manifest.ts';
import { Icon } from '../../ui/icon.tsx';
import { IconButton } from '../../ui/icon-button.tsx';
import { type AttachmentLimits, noteLimits } from './attachment-rules.ts';
import type { Entry } from './composer-store.ts';
import { type ComposerKind, isEmpty } from './content.ts';
import { EmojiButton } from './emoji-button.tsx';
import { SendButtons, type SendButtonsProps } from './send-buttons.tsx';
import { TextCounter } from './text-counter.tsx';

export interface WritingFootProps extends Pick<SendButtonsProps, 'onSend' | 'isDisabled'> {
  kind: ComposerKind;
  entry: Entry;
  capabilities: Capabilities;
  onAttach: (files: File[]) => void;
  onInsert: (text: string) => void;
  /** Holds the formatting buttons of a rich editor. */
  toolbarRef: (element: HTMLElement | null) => void;
}

/** Under the text: what can be put into it, what its length means, whether it is safe, and Send. */
export function WritingFoot({
  kind,
  entry,
  capabilities,
  onAttach,
  onInsert,
  toolbarRef,
  ...sending
}: WritingFootProps) {
  const { content, isDirty, savedAt } = entry;
  const isSaved = !isEmpty(content) && !isDirty && savedAt !== null;
  const written = useRef(content.text);
  useEffect(() => {
    written.current = content.text;
  });
  return (
    <div className="flex items-center gap-1 py-1.5 pr-2 pl-2">
      <WritingTools
        limits={kind === 'note' ? noteLimits : capabilities.attachments}
        written={written}
        onAttach={onAttach}
        onInsert={onInsert}
      />
      <span ref={toolbarRef} className="ml-1 border-l pl-1 empty:hidden" />
      <span className="flex-1" />
      {kind === 'reply' && <TextCounter text={content.text} capabilities={capabilities} />}
      <SavedMark isSaved={isSaved} />
      <SendButtons kind={kind} {...sending} />
    </div>
  );
}

/** A sign, and the words beside it where there is room for all of them: half of them would say nothing. */
function SavedMark({ isSaved }: { isSaved: boolean }) {
  const { t } = useTranslation('composer');
  const words = isSaved ? t('draftSaved') : '';
  return (
    // What does not fit goes to a second line, which is not shown. It is read out all the same.
    <span
      aria-live="polite"
      title={words}
      className="flex h-5 min-w-8 flex-wrap justify-end gap-x-1 overflow-hidden px-2 text-sm leading-5 whitespace-nowrap text-faint"
    >
      {isSaved && (
        <>
          <Icon of={FileCheck} size="sm" className="my-0.75" />
          <span>{words}</span>
        </>
      )}
    </span>
  );
}

interface WritingToolsProps extends Pick<WritingFootProps, 'onAttach' | 'onInsert'> {
  limits: AttachmentLimits | null;
  /** What stands in the editor when a button is pressed. */
  written: RefObject<string>;
}

/** The buttons that put something into the text. They do not change with it, so no key draws them. */
const WritingTools = memo(function WritingTools({ limits, written, onAttach, onInsert }: WritingToolsProps) {
  const { t } = useTranslation('composer');
  const picker = useRef<HTMLInputElement>(null);
  return (
    <>
      {limits && (
        <>
          <IconButton icon={Paperclip} label={t('attach')} onPress={() => picker.current?.click()} />
          <input
            ref={picker}
            type="file"
            multiple
            hidden
            aria-label={t('attach')}
            accept={limits.mimeTypes.includes('*/*') ? undefined : limits.mimeTypes.join(',')}
            onChange={(event) => {
              onAttach([...(event.target.files ?? [])]);
              event.target.value = '';
            }}
          />
        </>
      )}
      <EmojiButton onPick={onInsert} />
      <IconButton
        icon={MessageSquareText}
        label={t('cannedButton')}
        kbd="/"
        onPress={() => onInsert(written.current === '' || /\s$/.test(written.current) ? '/' : ' /')}
      />
    </>
  );
});
