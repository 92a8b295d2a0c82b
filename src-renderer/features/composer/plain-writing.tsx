import { type Ref, useImperativeHandle, useRef } from 'react';
import type { EditorHandle } from './composer-store.ts';
import type { ComposerKind } from './content.ts';
import { PlainEditor } from './plain-editor.tsx';
import { optionId, SuggestionMenu } from './suggestion-menu.tsx';
import { type SuggestionSource, useSuggestions } from './use-suggestions.ts';

export interface PlainWritingProps {
  conversationId: string;
  /** As a note it offers colleagues for `@` too. */
  kind?: ComposerKind;
  label: string;
  placeholder: string;
  text: string;
  onChange: (text: string) => void;
  handleRef: Ref<EditorHandle>;
  /** What `/` offers besides the canned replies, before them. */
  more?: SuggestionSource;
}

/** A text that is no reply and no note, written with the same menus and keys as one. */
export function PlainWriting({ conversationId, kind = 'reply', more, handleRef, ...rest }: PlainWritingProps) {
  const inner = useRef<EditorHandle>(null);
  const box = useRef<HTMLDivElement>(null);
  useImperativeHandle(handleRef, () => ({
    focus: () => inner.current?.focus(),
    insert: (text, back) => inner.current?.insert(text, back),
    select: (words) => inner.current?.select(words),
  }));
  const { menu, onCaret, onKeyDownCapture } = useSuggestions(conversationId, kind, () => inner.current, more);
  return (
    <div ref={box} onKeyDownCapture={onKeyDownCapture}>
      {menu && <SuggestionMenu menu={menu} editorRef={box} />}
      <PlainEditor
        {...rest}
        onCaret={onCaret}
        menuId={menu?.id ?? null}
        activeOptionId={menu ? optionId(menu.id, menu.index) : null}
        handleRef={inner}
      />
    </div>
  );
}
