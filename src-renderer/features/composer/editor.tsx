import { type Ref, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import type { Conversation } from '#shared/domain/conversation.ts';
import type { EditorHandle, Entry } from './composer-store.ts';
import type { ComposerContent, ComposerKind } from './content.ts';
import { PlainEditor } from './plain-editor.tsx';
import { RichEditor } from './rich-editor.tsx';
import { optionId, SuggestionMenu } from './suggestion-menu.tsx';
import { useSuggestions } from './use-suggestions.ts';

export interface EditorProps {
  conversation: Pick<Conversation, 'id' | 'channel'>;
  kind: ComposerKind;
  entry: Entry;
  onChange: (patch: Partial<ComposerContent>) => void;
  handleRef: Ref<EditorHandle>;
  toolbar: HTMLElement | null;
}

const noHandle: EditorHandle = { focus: () => undefined, insert: () => undefined, select: () => undefined };

/** Rich or plain, as the channel can carry it, with the menus that `/` and `@` open. */
export function Editor({ conversation, kind, entry, onChange, handleRef, toolbar }: EditorProps) {
  const { t } = useTranslation('composer');
  const inner = useRef<EditorHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(handleRef, () => ({
    focus: () => inner.current?.focus(),
    insert: (text, back) => (inner.current ?? noHandle).insert(text, back),
    select: (words) => inner.current?.select(words),
  }));
  const { menu, onCaret, onKeyDownCapture } = useSuggestions(conversation.id, kind, () => inner.current);
  const isRich = kind === 'reply' && channels[conversation.channel].capabilities.richText;
  const common = {
    label: t(kind === 'note' ? 'note' : 'reply'),
    placeholder: t(kind === 'note' ? 'notePlaceholder' : 'replyPlaceholder'),
    onCaret,
    menuId: menu?.id ?? null,
    activeOptionId: menu ? optionId(menu.id, menu.index) : null,
    handleRef: inner,
  };
  return (
    <div ref={box} onKeyDownCapture={onKeyDownCapture}>
      {menu && <SuggestionMenu menu={menu} editorRef={box} />}
      {isRich ? (
        <RichEditor
          {...common}
          toolbar={toolbar}
          content={entry.content}
          revision={entry.revision}
          onChange={onChange}
        />
      ) : (
        <PlainEditor
          {...common}
          text={entry.content.text}
          revision={entry.revision}
          onChange={(text) => onChange({ text, html: null })}
        />
      )}
    </div>
  );
}
