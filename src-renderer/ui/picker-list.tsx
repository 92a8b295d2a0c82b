import { clsx } from 'clsx';
import { Command } from 'cmdk';
import { Check, Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Icon } from './icon.tsx';

export interface PickerItem {
  id: string;
  label: string;
  description?: string;
  leading?: ReactNode;
  trailing?: ReactNode;
  /** Stands there with its reason, and cannot be chosen. */
  isDisabled?: boolean;
}

export interface PickerListProps {
  label: string;
  placeholder: string;
  query: string;
  onQueryChange: (query: string) => void;
  /** What was found for the query, best first; the list shows, it does not search. */
  items: readonly PickerItem[];
  value: string | null;
  /** Enter or a click on a row. */
  onChoose: (id: string) => void;
  empty: ReactNode;
}

/** One of many inside a dialog that goes on afterwards: found by typing, arrows move, Enter takes; what was taken stays marked. */
export function PickerList(props: PickerListProps) {
  const { label, placeholder, query, onQueryChange, items, value, onChoose, empty } = props;
  return (
    <Command label={label} shouldFilter={false} loop className="flex min-h-0 flex-col overflow-hidden field-edge">
      <div className="flex items-center gap-2 border-b px-2.5 text-faint">
        <Icon of={Search} size="sm" />
        <Command.Input
          autoFocus
          value={query}
          onValueChange={onQueryChange}
          placeholder={placeholder}
          className="h-9 min-w-0 flex-1 bg-transparent text-base text-text outline-none"
        />
      </div>
      <Command.List className="max-h-60 overflow-auto p-1">
        <Command.Empty className="px-2 py-5 text-center text-muted">{empty}</Command.Empty>
        {items.map((item) => (
          <Command.Item
            key={item.id}
            value={item.id}
            disabled={item.isDisabled ?? false}
            onSelect={() => onChoose(item.id)}
            className={clsx(
              'flex cursor-default items-center gap-2.5 rounded-lg px-2 py-1.5 data-[disabled=true]:opacity-55 data-[selected=true]:bg-hover',
              item.id === value && 'bg-accent-soft data-[selected=true]:bg-accent-soft',
            )}
          >
            {item.leading}
            <span className="min-w-0 flex-1">
              <span className="block truncate font-medium">{item.label}</span>
              {item.description && <span className="block truncate text-sm text-muted">{item.description}</span>}
            </span>
            {item.trailing}
            <span className={clsx('text-accent', item.id !== value && 'invisible')}>
              <Icon of={Check} size="sm" />
            </span>
          </Command.Item>
        ))}
      </Command.List>
    </Command>
  );
}
