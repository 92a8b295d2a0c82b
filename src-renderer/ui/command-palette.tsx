import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import type { ReactNode } from 'react';
import { Dialog as AriaDialog, Modal, ModalOverlay } from 'react-aria-components';
import { Icon } from './icon.tsx';
import { Kbd } from './kbd.tsx';

export interface PaletteItem {
  id: string;
  label: string;
  /** A second line or word, searched by nobody: the caller has found the item already. */
  description?: string;
  leading?: ReactNode;
  kbd?: string;
  onSelect: () => void;
}

export interface PaletteGroup {
  id: string;
  title: string;
  items: readonly PaletteItem[];
}

export interface CommandPaletteProps {
  label: string;
  placeholder: string;
  isOpen: boolean;
  onClose: () => void;
  query: string;
  onQueryChange: (query: string) => void;
  /** What was found for the query, best first; the palette shows, it does not search. */
  groups: readonly PaletteGroup[];
  /** Shown when nothing was found. */
  empty: ReactNode;
  /** A line below the list that stays: how far a search has come. */
  footer?: ReactNode;
}

/** One field to reach everything. Arrows choose, Enter takes, Esc closes. */
export function CommandPalette(props: CommandPaletteProps) {
  const { label, placeholder, isOpen, onClose, query, onQueryChange, groups, empty, footer } = props;
  const take = (item: PaletteItem) => {
    onClose();
    item.onSelect();
  };
  return (
    <ModalOverlay
      isOpen={isOpen}
      onOpenChange={(open) => !open && onClose()}
      isDismissable
      data-kit-modal
      className="fixed inset-0 z-30 flex items-start justify-center bg-scrim p-6 pt-[12vh]"
    >
      <Modal className="w-150 max-w-full animate-enter overflow-hidden rounded-2xl border bg-raised shadow-float outline-none">
        <AriaDialog aria-label={label} className="outline-none">
          <Command label={label} shouldFilter={false} loop>
            <div className="flex items-center gap-2 border-b px-3.5 text-faint">
              <Icon of={Search} />
              <Command.Input
                autoFocus
                value={query}
                onValueChange={onQueryChange}
                placeholder={placeholder}
                className="h-11 flex-1 bg-transparent text-lg text-text outline-none"
              />
              <Kbd keys="escape" />
            </div>
            <Command.List className="max-h-[50vh] overflow-auto p-1.5">
              <Command.Empty className="px-2 py-6 text-center text-muted">{empty}</Command.Empty>
              {groups
                .filter(({ items }) => items.length > 0)
                .map((group) => (
                  <Command.Group
                    key={group.id}
                    heading={group.title}
                    className="[&_[cmdk-group-heading]]:eyebrow [&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:py-1.5"
                  >
                    {group.items.map((item) => (
                      <Command.Item
                        key={item.id}
                        value={`${group.id}/${item.id}`}
                        onSelect={() => take(item)}
                        className="flex cursor-default items-center gap-2.5 rounded-lg px-2 py-1.5 data-[selected=true]:bg-accent-soft"
                      >
                        {item.leading}
                        <span className="truncate">{item.label}</span>
                        <span className="min-w-0 flex-1 truncate text-muted">{item.description}</span>
                        {item.kbd && <Kbd keys={item.kbd} />}
                      </Command.Item>
                    ))}
                  </Command.Group>
                ))}
            </Command.List>
            {footer && <div className="border-t px-3.5 py-2 text-sm text-muted">{footer}</div>}
          </Command>
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  );
}
