import { clsx } from 'clsx';
import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  RadioButton,
  RadioField,
} from 'react-aria-components';
import { type FieldFrame, FieldLabel, FieldLines, fieldLayout } from './form-field.tsx';
import type { Option } from './option-list.tsx';

export interface RadioGroupProps<Id extends string>
  extends FieldFrame,
    Omit<AriaRadioGroupProps, 'children' | 'className' | 'style' | 'value' | 'onChange'> {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id) => void;
  className?: string;
}

export function RadioGroup<Id extends string>(props: RadioGroupProps<Id>) {
  const { label, hideLabel, description, errorMessage, options, value, onChange, className, ...rest } = props;
  const choose = (id: string) => {
    const chosen = options.find((option) => option.id === id);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaRadioGroup {...rest} value={value} onChange={choose} className={clsx(fieldLayout, className)}>
      <FieldLabel label={label} hideLabel={hideLabel ?? false} />
      {options.map((option) => (
        <RadioField key={option.id} value={option.id} isDisabled={option.isDisabled ?? false} className="flex">
          <RadioButton className="group flex cursor-default gap-2 py-0.5 data-disabled:opacity-50">
            <span
              className={clsx(
                'mt-0.5 size-4 shrink-0 rounded-full border border-control bg-panel group-data-selected:border-[5px] group-data-selected:border-accent',
                'group-data-focus-visible:outline-2 group-data-focus-visible:outline-offset-1 group-data-focus-visible:outline-focus',
              )}
            />
            <span>
              {option.label}
              {option.description && <span className="block text-sm text-muted">{option.description}</span>}
            </span>
          </RadioButton>
        </RadioField>
      ))}
      <FieldLines description={description} errorMessage={errorMessage} />
    </AriaRadioGroup>
  );
}
