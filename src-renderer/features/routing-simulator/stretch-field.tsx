import { useTranslation } from 'react-i18next';
import { now } from '../../platform/now.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { type Preset, presets, type Stretch, stretchOf } from './stretch.ts';

export interface StretchFieldProps {
  preset: Preset;
  stretch: Stretch;
  onChange: (preset: Preset, stretch: Stretch) => void;
  problem: string | null;
}

/** Written as a browser's own date field wants it, on the clock of this computer. */
function localText(at: number): string {
  const date = new Date(at);
  return new Date(at - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** Which stretch of the record is replayed. */
export function StretchField({ preset, stretch, onChange, problem }: StretchFieldProps) {
  const { t } = useTranslation('routing-simulator');
  const moment = (field: 'from' | 'to') => ({
    label: t(field),
    type: 'datetime-local',
    value: localText(stretch[field]),
    onChange: (text: string) => {
      const at = Date.parse(text);
      if (Number.isFinite(at)) onChange('own', { ...stretch, [field]: at });
    },
  });
  return (
    <div className="flex flex-col gap-3">
      <Select
        label={t('stretch')}
        value={preset}
        onChange={(next) => onChange(next, next === 'own' ? stretch : stretchOf(next, now()))}
        options={presets.map((id) => ({ id, label: t(`preset.${id}`) }))}
      />
      {preset === 'own' && (
        <div className="grid grid-cols-2 gap-3">
          <TextField {...moment('from')} isInvalid={problem !== null} errorMessage={problem ?? ''} />
          <TextField {...moment('to')} />
        </div>
      )}
    </div>
  );
}
