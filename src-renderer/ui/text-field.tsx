import { clsx } from 'clsx';
import type { ReactNode, Ref } from 'react';
import { TextField as AriaTextField, type TextFieldProps as AriaTextFieldProps, Input } from 'react-aria-components';
import { type FieldFrame, FieldLabel, FieldLines, fieldLayout, inputLook, keptByNobody } from './form-field.tsx';

export interface TextFieldProps extends FieldFrame, Omit<AriaTextFieldProps, 'children' | 'className' | 'style'> {
  placeholder?: string;
  /** Something small inside the field's end, e.g. a show-password button. */
  trailing?: ReactNode;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
}

export function TextField(props: TextFieldProps) {
  const { label, hideLabel, description, errorMessage, placeholder, trailing, inputRef, className, ...rest } = props;
  return (
    <AriaTextField autoComplete={keptByNobody} {...rest} className={clsx(fieldLayout, className)}>
      <FieldLabel label={label} hideLabel={hideLabel ?? false} />
      <div className="relative flex items-center">
        <Input
          {...(inputRef ? { ref: inputRef } : {})}
          {...(placeholder ? { placeholder } : {})}
          className={clsx(inputLook, Boolean(trailing) && 'pr-8')}
        />
        {trailing && <div className="absolute right-0.5">{trailing}</div>}
      </div>
      <FieldLines description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
