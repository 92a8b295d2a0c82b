import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import {
  Button as AriaButton,
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
  Input,
  type Key,
} from 'react-aria-components';
import { type FieldFrame, FieldLabel, FieldLines, fieldLayout, inputLook } from './form-field.tsx';
import { Icon } from './icon.tsx';
import { type Option, OptionList } from './option-list.tsx';

export interface ComboBoxProps<Id extends string>
  extends FieldFrame,
    Omit<
      AriaComboBoxProps<Option<Id>>,
      'children' | 'className' | 'style' | 'items' | 'defaultItems' | 'value' | 'defaultValue' | 'onChange'
    > {
  options: readonly Option<Id>[];
  value: Id | null;
  onChange: (value: Id | null) => void;
  placeholder?: string;
  className?: string;
}

/** One of many, found by typing. */
export function ComboBox<Id extends string>(props: ComboBoxProps<Id>) {
  const { label, hideLabel, description, errorMessage, options, value, onChange, placeholder, className, ...rest } =
    props;
  const choose = (key: Key | null) => onChange(options.find((option) => option.id === key)?.id ?? null);
  return (
    <AriaComboBox
      menuTrigger="focus"
      allowsEmptyCollection
      {...rest}
      defaultItems={options}
      value={value}
      onChange={choose}
      className={clsx(fieldLayout, className)}
    >
      <FieldLabel label={label} hideLabel={hideLabel ?? false} />
      <div className="relative flex items-center">
        <Input {...(placeholder ? { placeholder } : {})} className={clsx(inputLook, 'pr-8')} />
        <AriaButton className="absolute right-0.5 grid size-6 place-items-center rounded-md text-muted data-hovered:bg-hover">
          <Icon of={ChevronDown} size="sm" />
        </AriaButton>
      </div>
      <FieldLines description={description} errorMessage={errorMessage} />
      <OptionList />
    </AriaComboBox>
  );
}
