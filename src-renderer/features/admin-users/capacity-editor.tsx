import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import type { User } from '#shared/domain/user.ts';
import { Icon } from '../../ui/icon.tsx';
import { ChannelNumbers } from '../admin-frame/index.ts';

export interface CapacityEditorProps {
  capacity: User['capacity'];
  onChange: (capacity: User['capacity']) => void;
}

/** How many conversations of each channel somebody holds at once; folded away, because the channels' own defaults suit most. */
export function CapacityEditor({ capacity, onChange }: CapacityEditorProps) {
  const { t } = useTranslation('admin-users');
  const [isOpen, setIsOpen] = useState(false);
  return (
    <section aria-label={t('field.capacity')} className="flex flex-col gap-1.5">
      <AriaButton
        aria-expanded={isOpen}
        onPress={() => setIsOpen(!isOpen)}
        className="-ml-1 flex items-center gap-1 self-start rounded-md px-1 text-sm font-medium text-muted data-hovered:bg-hover"
      >
        <Icon of={ChevronRight} size="sm" className={clsx('transition-transform', isOpen && 'rotate-90')} />
        {t('field.capacity')}
      </AriaButton>
      {isOpen && (
        <ChannelNumbers
          value={capacity}
          onChange={onChange}
          usual={(channel) => channels[channel].defaultCapacity}
          max={50}
          labelOf={(channel) => t('capacityOf', { channel })}
          className="gap-x-4"
        />
      )}
      <p className="text-sm text-faint">{t('capacityHint')}</p>
    </section>
  );
}
