import { clsx } from 'clsx';
import { useId } from 'react';
import { ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import type { Option } from '../../ui/option-list.tsx';

export interface ToggleListProps<Id extends string> {
  label: string;
  description?: string;
  options: readonly Option<Id>[];
  value: readonly Id[];
  onChange: (value: Id[]) => void;
}

/** Any of a few, each a chip that is in or out. Keeps the order of the options, so that a saved row does not dance. */
export function ToggleList<Id extends string>({ label, description, options, value, onChange }: ToggleListProps<Id>) {
  const id = useId();
  return (
    <div className="flex flex-col gap-1">
      <span id={id} className="text-sm font-medium text-muted">
        {label}
      </span>
      <ToggleButtonGroup
        aria-labelledby={id}
        selectionMode="multiple"
        selectedKeys={value}
        onSelectionChange={(keys) =>
          onChange(options.filter((option) => keys.has(option.id)).map((option) => option.id))
        }
        className="flex flex-wrap gap-1.5"
      >
        {options.map((option) => (
          <ToggleButton
            key={option.id}
            id={option.id}
            className={clsx(
              'inline-flex h-6.5 cursor-default items-center gap-1.5 rounded-full border border-control px-2.5 whitespace-nowrap text-muted',
              'data-hovered:text-text data-selected:border-accent data-selected:bg-accent-soft data-selected:font-medium data-selected:text-accent forced-colors:data-selected:outline',
            )}
          >
            {option.leading}
            {option.label}
          </ToggleButton>
        ))}
      </ToggleButtonGroup>
      {description && <span className="text-sm text-faint">{description}</span>}
    </div>
  );
}
