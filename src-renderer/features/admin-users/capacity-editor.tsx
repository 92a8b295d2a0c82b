import { clsx } from 'clsx';
import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import { channelIds } from '#shared/domain/channel-id.ts';
import type { User } from '#shared/domain/user.ts';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { Icon } from '../../ui/icon.tsx';
import { NumberField } from '../../ui/number-field.tsx';

export interface CapacityEditorProps {
  capacity: User['capacity'];
  onChange: (capacity: User['capacity']) => void;
}

/**
 * How many conversations of each channel somebody holds at once; folded away, because the channels' own defaults suit most. What
 * equals a default is not kept, so that it follows it.
 */
export function CapacityEditor({ capacity, onChange }: CapacityEditorProps) {
  const { t } = useTranslation(['admin-users', 'ui']);
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
        <div className="grid grid-cols-2 gap-x-4 gap-y-1.5">
          {channelIds.map((channel) => {
            const { defaultCapacity } = channels[channel];
            const name = t(`ui:channel.${channel}`);
            return (
              <div key={channel} className="flex items-center gap-2">
                <ChannelGlyph channel={channel} label="" />
                <span className="min-w-0 flex-1 truncate">{name}</span>
                <NumberField
                  label={t('capacityOf', { channel: name })}
                  hideLabel
                  className="w-26"
                  minValue={0}
                  maxValue={50}
                  value={capacity[channel] ?? defaultCapacity}
                  onChange={(next) => {
                    const { [channel]: _, ...others } = capacity;
                    const isDefault = !Number.isFinite(next) || next === defaultCapacity;
                    onChange(isDefault ? others : { ...others, [channel]: Math.round(next) });
                  }}
                />
              </div>
            );
          })}
        </div>
      )}
      <p className="text-sm text-faint">{t('capacityHint')}</p>
    </section>
  );
}
