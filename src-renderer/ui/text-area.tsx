import { clsx } from 'clsx';
import { type CSSProperties, type Ref, useImperativeHandle, useLayoutEffect, useRef } from 'react';
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

/** Where the browser fits a field to its text by itself, nothing is measured: measuring lays the whole page out at every key. */
const fitsByItself = globalThis.CSS?.supports?.('field-sizing', 'content') === true;
/** What stands above and below the lines of each look, px: padding and edge. */
const around = { field: 14, bare: 0 } as const;

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
  const edge = area.offsetHeight - area.clientHeight;
  const padding = (Number.parseFloat(style.paddingTop) || 0) + (Number.parseFloat(style.paddingBottom) || 0);
  const most = maxRows * line + padding;
  area.style.height = `${Math.min(area.scrollHeight, most) + edge}px`;
  area.style.overflowY = area.scrollHeight > most ? 'auto' : 'hidden';
}

export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, description, errorMessage, placeholder, className, ...other } = props;
  const { minRows = 2, maxRows = 12, look = 'field', areaRef, ...rest } = other;
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(areaRef, () => area.current);
  const fit = () => {
    if (!fitsByItself) fitToText(area.current, maxRows);
  };
  useLayoutEffect(fit);
  const lines = (count: number) => `calc(${count}lh + ${around[look]}px)`;
  const sizing: CSSProperties = fitsByItself
    ? { fieldSizing: 'content', minHeight: lines(minRows), maxHeight: lines(maxRows) }
    : {};
  return (
    <AriaTextField autoComplete={keptByNobody} {...rest} className={clsx(fieldLayout, className)}>
      <FieldLabel label={label} hideLabel={hideLabel ?? false} />
      <AriaTextArea
        ref={area}
        rows={minRows}
        onInput={fit}
        style={sizing}
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
