import { clsx } from 'clsx';
import { OneOf } from './one-of.tsx';
import type { Option } from './option-list.tsx';

export interface SegmentedControlProps<Id extends string> {
  /** The accessible name of the whole. */
  label: string;
  options: readonly Option<Id>[];
  value: Id;
  onChange: (value: Id) => void;
  /** 'whisper' is violet: what is chosen is seen by agents only. */
  tone?: 'plain' | 'whisper';
  className?: string;
}

/** Two to five views of the same thing, one at a time. */
export function SegmentedControl<Id extends string>({ tone = 'plain', className, ...rest }: SegmentedControlProps<Id>) {
  return (
    <OneOf
      {...rest}
      className={clsx('flex gap-0.5 rounded-lg border border-line bg-sunken p-0.5', className)}
      optionClassName={clsx(
        'flex h-6 flex-1 cursor-default items-center justify-center gap-1.5 rounded-md px-2.5 text-base font-medium whitespace-nowrap text-muted',
        'data-disabled:opacity-45 data-hovered:text-text forced-colors:data-selected:outline',
        tone === 'whisper'
          ? 'data-selected:bg-whisper data-selected:text-on-whisper'
          : 'data-selected:bg-panel data-selected:text-text data-selected:shadow-[0_0_0_1px_var(--color-line)]',
      )}
    >
      {(option) => (
        <>
          {option.leading}
          {option.label}
        </>
      )}
    </OneOf>
  );
}
