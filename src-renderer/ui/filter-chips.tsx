import { clsx } from 'clsx';
import { OneOf } from './one-of.tsx';
import type { Option } from './option-list.tsx';

export interface FilterChip<Id extends string> extends Option<Id> {
  count?: number;
}

export interface FilterChipsProps<Id extends string> {
  /** The accessible name of the row. */
  label: string;
  chips: readonly FilterChip<Id>[];
  value: Id;
  onChange: (value: Id) => void;
  className?: string;
}

/** Views of a list, one at a time, each with how much it holds. */
export function FilterChips<Id extends string>({ chips, className, ...rest }: FilterChipsProps<Id>) {
  return (
    <OneOf
      {...rest}
      options={chips}
      className={clsx('flex flex-wrap gap-1', className)}
      optionClassName={clsx(
        'inline-flex h-6.5 cursor-default items-center gap-1 rounded-full border border-line px-2 text-base whitespace-nowrap text-muted',
        'data-disabled:opacity-45 data-hovered:text-text data-selected:border-text data-selected:bg-text data-selected:text-panel forced-colors:data-selected:outline',
      )}
    >
      {(chip) => (
        <>
          {chip.leading}
          {chip.label}
          {chip.count !== undefined && <span>{chip.count}</span>}
        </>
      )}
    </OneOf>
  );
}
