import { Check } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CommandPalette, type PaletteItem } from '../../ui/command-palette.tsx';
import { Icon, type IconProps } from '../../ui/icon.tsx';

export interface Choice {
  id: string;
  label: string;
  description?: string;
  icon?: IconProps['of'];
  leading?: ReactNode;
  isCurrent: boolean;
  onChoose: () => void;
}

export interface ChoiceDialogProps {
  title: string;
  placeholder: string;
  isOpen: boolean;
  onClose: () => void;
  choices: readonly Choice[];
}

/** One of some people, queues, tags or times, found by typing: the same at every action, by keyboard from start to end. */
export function ChoiceDialog({ title, placeholder, isOpen, onClose, choices }: ChoiceDialogProps) {
  const { t } = useTranslation('conversation-actions');
  const [query, setQuery] = useState('');
  const wanted = query.trim().toLocaleLowerCase();
  const found = choices.filter(({ label, description }) =>
    `${label} ${description ?? ''}`.toLocaleLowerCase().includes(wanted),
  );
  const items = found.map(
    ({ id, label, description, icon, leading, isCurrent, onChoose }): PaletteItem => ({
      id,
      label,
      ...(description ? { description } : {}),
      leading: isCurrent ? (
        <Icon of={Check} size="sm" className="text-accent" />
      ) : icon ? (
        <Icon of={icon} size="sm" className="text-muted" />
      ) : (
        (leading ?? <span className="size-3.5" />)
      ),
      onSelect: onChoose,
    }),
  );
  const close = () => {
    setQuery('');
    onClose();
  };
  return (
    <CommandPalette
      label={title}
      placeholder={placeholder}
      isOpen={isOpen}
      onClose={close}
      query={query}
      onQueryChange={setQuery}
      groups={[{ id: 'choices', title, items }]}
      empty={t('nothingFound')}
    />
  );
}
