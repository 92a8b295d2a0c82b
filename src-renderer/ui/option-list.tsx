import { Check } from 'lucide-react';
import type { ReactNode } from 'react';
import { Popover as AriaPopover, ListBox, ListBoxItem, Text } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

/** One choice of a Select or ComboBox. */
export interface Option<Id extends string = string> {
  id: Id;
  label: string;
  description?: string;
  /** Before the label: an icon, a glyph, an avatar. */
  leading?: ReactNode;
  isDisabled?: boolean;
}

/** What floats: the paper of menus, lists and popovers. */
export const floatLook = 'z-40 animate-enter rounded-xl border border-line bg-raised shadow-float outline-none';
export const itemLook =
  'flex cursor-default items-center gap-2 rounded-lg px-2 py-1.25 text-base outline-none data-disabled:opacity-45 data-focused:bg-accent-soft';

/** The floating list of a Select; a ComboBox has the options itself, because it filters them. */
export function OptionList({ options }: { options?: readonly Option[] }) {
  const { t } = useTranslation('ui');
  return (
    <AriaPopover offset={4} className={`${floatLook} min-w-(--trigger-width) overflow-auto p-1`}>
      <ListBox<Option>
        {...(options ? { items: options } : {})}
        className="max-h-80 outline-none"
        renderEmptyState={() => <p className="px-2 py-1.5 text-faint">{t('noOptions')}</p>}
      >
        {(option) => (
          <ListBoxItem
            id={option.id}
            textValue={option.label}
            isDisabled={option.isDisabled ?? false}
            className={`group ${itemLook}`}
          >
            {option.leading}
            <span className="min-w-0 flex-1">
              <Text slot="label" className="block truncate">
                {option.label}
              </Text>
              {option.description && (
                <Text slot="description" className="block truncate text-sm text-muted">
                  {option.description}
                </Text>
              )}
            </span>
            <span className="invisible text-accent group-data-selected:visible">
              <Icon of={Check} size="sm" />
            </span>
          </ListBoxItem>
        )}
      </ListBox>
    </AriaPopover>
  );
}
