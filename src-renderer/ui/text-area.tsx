import { clsx } from 'clsx';
import { type Ref, useImperativeHandle, useRef } from 'react';
import {
  TextArea as AriaTextArea,
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components';
import { type FieldFrame, FieldLabel, FieldLines, fieldLayout, keptByNobody } from './form-field.tsx';
import { useFit } from './use-fit.ts';

export interface TextAreaProps extends FieldFrame, Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> {
  placeholder?: string;
  /** Height in lines: it starts at `minRows`, grows with the text, and scrolls from `maxRows` on. */
  minRows?: number;
  maxRows?: number;
  areaRef?: Ref<HTMLTextAreaElement | null>;
  className?: string;
}

/** Padding and edge above and below the lines, px. */
const around = 14;

export function TextArea(props: TextAreaProps) {
  const { label, hideLabel, description, errorMessage, placeholder, className, ...other } = props;
  const { minRows = 2, maxRows = 12, areaRef, ...rest } = other;
  const area = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle<HTMLTextAreaElement | null, HTMLTextAreaElement | null>(areaRef, () => area.current);
  const { style, fitNow } = useFit(area, { minRows, maxRows, around });
  return (
    <AriaTextField autoComplete={keptByNobody} {...rest} className={clsx(fieldLayout, className)}>
      <FieldLabel label={label} hideLabel={hideLabel ?? false} />
      <AriaTextArea
        ref={area}
        rows={minRows}
        onInput={fitNow}
        style={style}
        {...(placeholder ? { placeholder } : {})}
        className="field-edge w-full min-w-0 resize-none px-2.5 py-1.5 text-base outline-offset-0 data-disabled:opacity-50 data-invalid:border-bad"
      />
      <FieldLines description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
