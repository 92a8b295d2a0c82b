import { type Ref, useImperativeHandle, useRef } from 'react';
import { TextArea } from '../../ui/text-area.tsx';
import type { EditorHandle } from './composer-store.ts';

export interface PlainEditorProps {
  label: string;
  placeholder: string;
  text: string;
  onChange: (text: string) => void;
  /** The words before the cursor, at every move. */
  onCaret: (before: string) => void;
  menuId: string | null;
  activeOptionId: string | null;
  handleRef: Ref<EditorHandle>;
}

/** Text without formatting, growing with what is written. */
export function PlainEditor(props: PlainEditorProps) {
  const { label, placeholder, text, onChange, onCaret, menuId, activeOptionId, handleRef } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(handleRef, () => ({
    focus: () => area.current?.focus(),
    insert(words, back = 0) {
      if (area.current) insertAt(area.current, words, back, onChange);
    },
    select(words) {
      const at = area.current?.value.indexOf(words) ?? -1;
      if (at >= 0) area.current?.setSelectionRange(at, at + words.length);
    },
  }));
  const tellCaret = () => {
    const element = area.current;
    if (element) onCaret(element.value.slice(0, element.selectionStart));
  };
  return (
    <div className="px-3 py-2" onSelect={tellCaret} onInput={tellCaret}>
      <TextArea
        label={label}
        hideLabel
        look="bare"
        minRows={3}
        maxRows={14}
        placeholder={placeholder}
        value={text}
        onChange={onChange}
        areaRef={area}
        {...(menuId ? { 'aria-controls': menuId, 'aria-autocomplete': 'list' as const } : {})}
        {...(activeOptionId ? { 'aria-activedescendant': activeOptionId } : {})}
      />
    </div>
  );
}

function insertAt(area: HTMLTextAreaElement, words: string, back: number, onChange: (text: string) => void): void {
  area.focus();
  const { selectionStart, selectionEnd } = area;
  area.setSelectionRange(selectionStart - back, selectionEnd);
  // The only way that keeps the browser's own undo history; where it is not there, the text is set.
  if (document.execCommand?.('insertText', false, words)) return;
  area.setRangeText(words, area.selectionStart, area.selectionEnd, 'end');
  onChange(area.value);
}
