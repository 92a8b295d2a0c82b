import { clsx } from 'clsx';
import type { ReactElement, ReactNode } from 'react';
import {
  Menu as AriaMenu,
  MenuItem as AriaMenuItem,
  Popover as AriaPopover,
  Collection,
  Header,
  MenuSection,
  MenuTrigger,
  type PopoverProps,
} from 'react-aria-components';
import { Icon, type IconProps } from './icon.tsx';
import { Kbd } from './kbd.tsx';
import { floatLook, itemLook } from './option-list.tsx';

export interface MenuItem {
  id: string;
  label: string;
  icon?: IconProps['of'];
  leading?: ReactNode;
  description?: string;
  kbd?: string;
  /** Cannot be taken back: written in red. */
  isDanger?: boolean;
  isDisabled?: boolean;
  onAction: () => void;
}

export interface MenuGroup {
  id: string;
  /** Written above the group when there is one. */
  title?: string;
  items: readonly MenuItem[];
}

export interface MenuProps {
  /** The accessible name. */
  label: string;
  groups: readonly MenuGroup[];
  /** The button that opens it. */
  children: ReactElement;
  placement?: NonNullable<PopoverProps['placement']>;
}

export function Menu({ label, groups, children, placement = 'bottom start' }: MenuProps) {
  return (
    <MenuTrigger>
      {children}
      <AriaPopover placement={placement} offset={4} className={`${floatLook} max-w-80 min-w-44 overflow-auto p-1`}>
        <AriaMenu aria-label={label} items={groups} className="outline-none">
          {(group) => (
            <MenuSection
              id={group.id}
              {...(group.title ? {} : { 'aria-label': label })}
              className="not-first:mt-1 not-first:border-t not-first:pt-1"
            >
              {group.title && <Header className="eyebrow px-2 py-1">{group.title}</Header>}
              <Collection items={group.items}>{(item) => <MenuRow item={item} />}</Collection>
            </MenuSection>
          )}
        </AriaMenu>
      </AriaPopover>
    </MenuTrigger>
  );
}

function MenuRow({ item }: { item: MenuItem }) {
  return (
    <AriaMenuItem
      id={item.id}
      textValue={item.label}
      isDisabled={item.isDisabled ?? false}
      onAction={item.onAction}
      className={clsx(itemLook, item.isDanger && 'text-bad')}
    >
      {item.icon ? <Icon of={item.icon} /> : item.leading}
      <span className="min-w-0 flex-1">
        <span className="block truncate">{item.label}</span>
        {item.description && <span className="block truncate text-sm text-muted">{item.description}</span>}
      </span>
      {item.kbd && <Kbd keys={item.kbd} />}
    </AriaMenuItem>
  );
}
