import { useTranslation } from 'react-i18next';
import { channels } from '#shared/channels/registry.ts';
import { shareOf } from '#shared/domain/capacity.ts';
import { channelIds } from '#shared/domain/channel-id.ts';
import type { FloorPolicy } from '#shared/domain/floor-policy.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Section } from '../../ui/section.tsx';
import { SegmentedControl } from '../../ui/segmented-control.tsx';

export interface CapacityFieldsProps {
  value: FloorPolicy;
  set: (change: Partial<FloorPolicy>) => void;
}

const places = (channel: (typeof channelIds)[number]) => channels[channel].defaultCapacity;

/** How conversations of several channels add up: each channel for itself, or all against one person's attention. */
export function CapacityFields({ value, set }: CapacityFieldsProps) {
  const { t } = useTranslation(['admin-floor', 'ui']);
  const format = useFormat();
  const isBlended = value.capacity === 'blended';
  const usual = (channel: (typeof channelIds)[number]) => Math.round(100 / Math.max(1, places(channel)));
  const share = (channel: (typeof channelIds)[number]) => shareOf(channel, { places, policy: value });
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
          <div className="grid grid-cols-2 gap-x-6 gap-y-1.5 max-[899px]:grid-cols-1">
            {channelIds.map((channel) => {
              const name = t(`ui:channel.${channel}`);
              return (
                <div key={channel} className="flex items-center gap-2">
                  <ChannelGlyph channel={channel} label="" />
                  <span className="min-w-0 flex-1 truncate">{name}</span>
                  <NumberField
                    label={t('policy.weightOf', { channel: name })}
                    hideLabel
                    className="w-28"
                    minValue={0}
                    maxValue={100}
                    value={(value.channelWeights[channel] ?? usual(channel)) / 100}
                    formatOptions={{ style: 'percent' }}
                    step={0.05}
                    onChange={(next) => {
                      const { [channel]: _, ...others } = value.channelWeights;
                      const percent = Math.round(next * 100);
                      const isUsual = !Number.isFinite(next) || percent === usual(channel);
                      set({ channelWeights: isUsual ? others : { ...others, [channel]: percent } });
                    }}
                  />
                </div>
              );
            })}
          </div>
          <p className="rounded-lg border bg-sunken px-3 py-2">
            {t(example > 1 ? 'policy.exampleOver' : 'policy.example', { share: format.percent(example) })}
          </p>
        </>
      )}
    </Section>
  );
}
