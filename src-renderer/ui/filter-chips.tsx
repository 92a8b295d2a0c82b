import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Button as AriaButton, ToggleButton, ToggleButtonGroup } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import type { Option } from './option-list.tsx';

export interface FilterChip<Id extends string> extends Option<Id> {
  count?: number;
}

export interface FilterChipsProps<Id extends string> {
  /** The accessible name of the row. */
  label: string;
  chips: readonly FilterChip<Id>[];
  /** One of them is always chosen. */
  value: Id;
  onChange: (value: Id) => void;
  className?: string;
}

/** Views of a list, one at a time, each with what it holds. */
export function FilterChips<Id extends string>({ label, chips, value, onChange, className }: FilterChipsProps<Id>) {
  return (
    <ToggleButtonGroup
      aria-label={label}
      selectionMode="single"
      disallowEmptySelection
      selectedKeys={[value]}
      onSelectionChange={(keys) => {
        const chosen = chips.find((chip) => keys.has(chip.id));
        if (chosen) onChange(chosen.id);
      }}
      className={clsx('flex flex-wrap gap-1.5', className)}
    >
      {chips.map((chip) => (
        <ToggleButton
          key={chip.id}
          id={chip.id}
          className={clsx(
            'inline-flex h-6.5 cursor-default items-center gap-1.5 rounded-full border border-line px-2.25 text-base whitespace-nowrap text-muted',
            'data-hovered:text-text data-selected:border-text data-selected:bg-text data-selected:text-panel forced-colors:data-selected:outline',
          )}
        >
          {chip.leading}
          {chip.label}
          {chip.count !== undefined && <span>{chip.count}</span>}
        </ToggleButton>
      ))}
    </ToggleButtonGroup>
  );
}

export interface ChipProps {
  children: string;
  /** With it the chip has a cross: a tag, a recipient, a filter that was set. */
  onRemove?: () => void;
}

export function Chip({ children, onRemove }: ChipProps) {
  const { t } = useTranslation('ui');
  return (
    <span className="inline-flex h-6 max-w-full items-center gap-1 rounded-full border border-line bg-sunken px-2.25 text-sm">
      <span className="truncate">{children}</span>
      {onRemove && (
        <AriaButton
          aria-label={`${t('clear')}: ${children}`}
          onPress={onRemove}
          className="-mr-1.5 grid size-4.5 place-items-center rounded-full text-muted data-hovered:bg-hover data-hovered:text-text"
        >
          <Icon of={X} size="sm" />
        </AriaButton>
      )}
    </span>
  );
}
