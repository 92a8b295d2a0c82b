import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { type ChannelId, channelIds } from '#shared/domain/channel-id.ts';
import { ChannelGlyph } from '../../ui/channel-glyph.tsx';
import { NumberField } from '../../ui/number-field.tsx';

type Numbers = Partial<Record<ChannelId, number>>;

export interface ChannelNumbersProps {
  /** Whole numbers; a channel without one has the usual. */
  value: Numbers;
  onChange: (value: Numbers) => void;
  usual: (channel: ChannelId) => number;
  max: number;
  /** For screen readers, which meet the fields without their row. */
  labelOf: (channelName: string) => string;
  /** Written as percentages, in steps of five. */
  isPercent?: boolean;
  className?: string;
}

/** A number for each channel. What equals the usual one is not kept, so that it follows it. */
export function ChannelNumbers(props: ChannelNumbersProps) {
  const { value, onChange, usual, max, labelOf, isPercent = false, className } = props;
  const { t } = useTranslation('ui');
  const one = isPercent ? 100 : 1;
  const format = isPercent ? { formatOptions: { style: 'percent' } as const, step: 0.05 } : {};
  function change(channel: ChannelId, shown: number): void {
    const { [channel]: _, ...others } = value;
    const next = Math.round(shown * one);
    const isUsual = !Number.isFinite(next) || next === usual(channel);
    onChange(isUsual ? others : { ...others, [channel]: next });
  }
  return (
    <div className={clsx('grid grid-cols-2 gap-y-1.5', className)}>
      {channelIds.map((channel) => {
        const name = t(`channel.${channel}`);
        return (
          <div key={channel} className="flex items-center gap-2">
            <ChannelGlyph channel={channel} label="" />
            <span className="min-w-0 flex-1 truncate">{name}</span>
            <NumberField
              label={labelOf(name)}
              hideLabel
              className={isPercent ? 'w-28' : 'w-26'}
              minValue={0}
              maxValue={max / one}
              value={(value[channel] ?? usual(channel)) / one}
              onChange={(shown) => change(channel, shown)}
              {...format}
            />
          </div>
        );
      })}
    </div>
  );
}
