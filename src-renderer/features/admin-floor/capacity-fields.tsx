import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import { shareOf } from '#shared/domain/capacity.ts';
import type { ChannelId } from '#shared/domain/channel-id.ts';
import type { FloorPolicy } from '#shared/domain/floor-policy.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Section } from '../../ui/section.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { ChannelNumbers } from '../admin-frame/index.ts';

export interface CapacityFieldsProps {
  value: FloorPolicy;
  set: (change: Partial<FloorPolicy>) => void;
}

const places = (channel: ChannelId) => channels[channel].defaultCapacity;

/** How conversations of several channels add up: each channel for itself, or all against one person's attention. */
export function CapacityFields({ value, set }: CapacityFieldsProps) {
  const { t } = useTranslation('admin-floor');
  const format = useFormat();
  const isBlended = value.capacity === 'blended';
  const usual = (channel: ChannelId) => Math.round(100 / Math.max(1, places(channel)));
  const share = (channel: ChannelId) => shareOf(channel, { places, policy: value });
  const example = 2 * share('web-chat') + share('email');
  return (
    <Section title={t('policy.capacity')} className="flex flex-col gap-3">
      <SegmentedControl
        label={t('policy.capacity')}
        className="self-start"
        value={value.capacity}
        onChange={(capacity) => set({ capacity })}
        options={(['separate', 'blended'] as const).map((id) => ({ id, label: t(`policy.capacities.${id}`) }))}
      />
      <p className="text-sm text-faint">{t(`policy.capacityHint.${value.capacity}`)}</p>
      {isBlended && (
        <>
          <ChannelNumbers
            value={value.channelWeights}
            onChange={(channelWeights) => set({ channelWeights })}
            usual={usual}
            max={100}
            isPercent
            labelOf={(channel) => t('policy.weightOf', { channel })}
            className="gap-x-6 max-[899px]:grid-cols-1"
          />
          <p className="rounded-lg border bg-sunken px-3 py-2">
            {t(example > 1 ? 'policy.exampleOver' : 'policy.example', { share: format.percent(example) })}
          </p>
        </>
      )}
    </Section>
  );
}
