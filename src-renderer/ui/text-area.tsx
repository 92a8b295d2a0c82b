import { clsx } from 'clsx';
import { type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { type FieldFrame, FieldLabel, FieldLines, fieldLayout, keptByNobody } from './form-field.tsx';

export interface TextAreaProps extends FieldFrame, Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> {
  placeholder?: string;
  /** Height in lines: it starts at `minRows`, grows with the text, and scrolls from `maxRows` on. */
  minRows?: number;
  maxRows?: number;
  /** 'bare' has no edge, for lying inside something that has one (a composer). */
  look?: 'field' | 'bare';
  areaRef?: Ref<HTMLTextAreaElement | null>;
  className?: string;
}

// `field-sizing: content` would do this alone, but came after Chromium 114.
function fitToText(area: HTMLTextAreaElement | null, maxRows: number): void {
  if (!area) return;
  area.style.height = 'auto';
  // Without a text its rows say how high it is. To measure it would lay the whole page out once more wherever a composer opens.
  if (area.value === '') {
    area.style.overflowY = 'hidden';
    return;
  }
  const style = getComputedStyle(area);
  const line = Number.parseFloat(style.lineHeight) || 19;
  const around = area.offsetHeight - area.clientHeight;
  const padding = (Number.parseFloat(style.paddingTop) || 0) + (Number.parseFloat(style.paddingBottom) || 0);
  const most = maxRows * line + padding;
  area.style.height = `${Math.min(area.scrollHeight, most) + around}px`;
  area.style.overflowY = area.scrollHeight > most ? 'auto' : 'hidden';
}

export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, description, errorMessage, placeholder, className, ...other } = props;
  const { minRows = 2, maxRows = 12, look = 'field', areaRef, ...rest } = other;
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(areaRef, () => area.current);
  useLayoutEffect(() => fitToText(area.current, maxRows));
  return (
    <AriaTextField autoComplete={keptByNobody} {...rest} className={clsx(fieldLayout, className)}>
      <FieldLabel label={label} hideLabel={hideLabel ?? false} />
      <AriaTextArea
        ref={area}
        rows={minRows}
        onInput={() => fitToText(area.current, maxRows)}
        {...(placeholder ? { placeholder } : {})}
        className={clsx(
          'w-full min-w-0 resize-none text-base data-disabled:opacity-50',
          look === 'field'
            ? 'field-edge px-2.5 py-1.5 outline-offset-0 data-invalid:border-bad'
            : 'bg-transparent outline-none',
        )}
      />
      <FieldLines description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
