import type { ReactNode } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Option } from './option-list.tsx';

export interface OneOfProps<Id extends string, Choice extends Option<Id>> {
  /** The accessible name of the whole. */
  label: string;
  options: readonly Choice[];
  /** One is always chosen. */
  value: Id;
  onChange: (value: Id) => void;
  className: string;
  optionClassName: string;
  /** What stands in an option. */
  children: (option: Choice) => ReactNode;
}

/** Buttons in a row of which one is down: the behaviour, without a look. Read as a radio group; arrows move along it. */
export function OneOf<Id extends string, Choice extends Option<Id>>(props: OneOfProps<Id, Choice>) {
  const { label, options, value, onChange, className, optionClassName, children } = props;
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = options.find((option) => keys.has(option.id));
        if (chosen) onChange(chosen.id);
      }}
      className={className}
    >
      {options.map((option) => (
        <ToggleButton
          key={option.id}
          id={option.id}
          isDisabled={option.isDisabled ?? false}
          className={optionClassName}
        >
          {children(option)}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}
