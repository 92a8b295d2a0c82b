import { useTranslation } from 'react-i18next';
import { type SupervisionMode, supervisionModes } from '#shared/domain/supervision.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';

export interface ModeBarProps {
  mode: SupervisionMode;
  onChange: (mode: SupervisionMode) => void;
  /** Ways that are not open now. */
  closed: readonly SupervisionMode[];
}

/** Monitor, Whisper, Join, Take over. Violet while what is written is for the agent alone. */
export function ModeBar({ mode, onChange, closed }: ModeBarProps) {
  const { t } = useTranslation('supervision');
  return (
    <SegmentedControl
      label={t('modes')}
      tone={mode === 'whisper' ? 'whisper' : 'plain'}
      value={mode}
      onChange={(next) => {
        if (next !== mode) onChange(next);
      }}
      options={supervisionModes.map((id) => ({ id, label: t(`mode.${id}`), isDisabled: closed.includes(id) }))}
      className="overflow-x-auto"
    />
  );
}
