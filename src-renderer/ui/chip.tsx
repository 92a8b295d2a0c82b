import { X } from 'lucide-react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

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
