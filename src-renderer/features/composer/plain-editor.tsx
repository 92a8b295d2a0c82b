import { type Ref, useImperativeHandle, useLayoutEffect, useRef, useState } from 'react';
import { keptByNobody } from '../../ui/form-field.tsx';
import { useFit } from '../../ui/use-fit.ts';
import type { EditorHandle } from './composer-store.ts';

export interface PlainEditorProps {
  label: string;
  placeholder: string;
  text: string;
  /** The text was changed from outside: take it over, whatever stands here. Not needed where `text` follows at once. */
  revision?: number;
  onChange: (text: string) => void;
  /** The words before the cursor, at every move. */
  onCaret: (before: string) => void;
  menuId: string | null;
  activeOptionId: string | null;
  handleRef: Ref<EditorHandle>;
}

const height = { minRows: 3, maxRows: 14, around: 0 };

/**
 * Text without formatting, growing with what is written. The field itself holds what is typed, so that a key needs no drawing to be
 * seen: `text` may follow later, and what of it is only the field's own words coming back changes nothing.
 */
export function PlainEditor(props: PlainEditorProps) {
  const { label, placeholder, text, revision = 0, onChange, onCaret, menuId, activeOptionId, handleRef } = props;
  const area = useRef<HTMLTextAreaElement>(null);
  const { style, fitNow } = useFit(area, height);
  const [first] = useState(text);
  const latestFit = useRef(fitNow);
  const taken = useRef(revision);
  /** What was typed and has not come back, the oldest first. */
  const onItsWay = useRef<string[]>([]);
  useLayoutEffect(() => {
    const at = taken.current === revision ? onItsWay.current.indexOf(text) : -1;
    taken.current = revision;
    onItsWay.current = onItsWay.current.slice(at < 0 ? onItsWay.current.length : at + 1);
    if (at >= 0 || !area.current || area.current.value === text) return;
    area.current.value = text;
    latestFit.current();
  }, [text, revision]);
  const tell = (value: string) => {
    onItsWay.current.push(value);
    onChange(value);
  };
  useImperativeHandle(handleRef, () => ({
    focus: () => area.current?.focus(),
    insert(words, back = 0) {
      if (area.current) insertAt(area.current, words, back, tell);
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
      <textarea
        ref={area}
        aria-label={label}
        autoComplete={keptByNobody}
        rows={height.minRows}
        placeholder={placeholder}
        defaultValue={first}
        onChange={(event) => {
          fitNow();
          tell(event.target.value);
        }}
        style={style}
        className="w-full min-w-0 resize-none bg-transparent text-base outline-none"
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
