import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  type Key,
  SelectValue,
} from 'react-aria-components';
import { type FieldFrame, FieldLabel, FieldLines, fieldLayout, inputLook } from './form-field.tsx';
import { Icon } from './icon.tsx';
import { type Option, OptionList } from './option-list.tsx';

export interface SelectProps<Id extends string>
  extends FieldFrame,
    Omit<AriaSelectProps<Option<Id>>, 'children' | 'className' | 'style' | 'value' | 'defaultValue' | 'onChange'> {
  options: readonly Option<Id>[];
  /** Null shows the placeholder. */
  value: Id | null;
  onChange: (value: Id) => void;
  className?: string;
}

/** One of a few. Above some fifteen options take a ComboBox. */
export function Select<Id extends string>(props: SelectProps<Id>) {
  const { label, hideLabel, description, errorMessage, options, value, onChange, className, ...rest } = props;
  const choose = (key: Key | null) => {
    const chosen = options.find((option) => option.id === key);
    if (chosen) onChange(chosen.id);
  };
  return (
    <AriaSelect {...rest} value={value} onChange={choose} className={clsx(fieldLayout, className)}>
      <FieldLabel label={label} hideLabel={hideLabel ?? false} />
      <AriaButton className={clsx(inputLook, 'flex items-center gap-1.5 text-left')}>
        <SelectValue className="min-w-0 flex-1 truncate data-placeholder:text-faint">
          {({ defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : options.find((option) => option.id === value)?.label
          }
        </SelectValue>
        <span className="text-muted">
          <Icon of={ChevronDown} size="sm" />
        </span>
      </AriaButton>
      <FieldLines description={description} errorMessage={errorMessage} />
      <OptionList options={options} />
    </AriaSelect>
  );
}
