import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';

const sizes = { second: 1, minute: 60, hour: 3_600, day: 86_400 } as const;
type Unit = keyof typeof sizes;
const allUnits: readonly Unit[] = ['second', 'minute', 'hour', 'day'];

/** The largest unit in which a length is a whole number: nobody should read 5,400 seconds. */
const fittingUnit = (seconds: number, units: readonly Unit[]): Unit =>
  units.findLast((unit) => seconds > 0 && seconds % sizes[unit] === 0) ?? units[0] ?? 'second';

export interface DurationFieldProps {
  label: string;
  description?: string;
  seconds: number;
  onChange: (seconds: number) => void;
  /** Which units make sense here; default all, seconds to days. */
  units?: readonly Unit[];
  isInvalid?: boolean;
  errorMessage?: string;
  className?: string;
}

/** A length of time as people say it: a number and its unit. Changing the unit keeps the number. */
export function DurationField(props: DurationFieldProps) {
  const { label, description, seconds, onChange, units = allUnits, isInvalid = false, errorMessage, className } = props;
  const { t } = useTranslation('admin-frame');
  const [unit, setUnit] = useState(() => fittingUnit(seconds, units));
  const set = (count: number, next: Unit) => onChange(Math.round((Number.isFinite(count) ? count : 0) * sizes[next]));
  return (
    <div className={`flex max-w-100 items-start gap-2 ${className ?? ''}`}>
      <NumberField
        label={label}
        className="flex-1"
        minValue={0}
        value={seconds / sizes[unit]}
        onChange={(count) => set(count, unit)}
        formatOptions={{ maximumFractionDigits: 2 }}
        isInvalid={isInvalid}
        {...(description ? { description } : {})}
        {...(errorMessage ? { errorMessage } : {})}
      />
      <Select
        label={t('unitOf', { label })}
        hideLabel
        className="mt-5.5 w-30 shrink-0"
        value={unit}
        onChange={(next) => {
          set(seconds / sizes[unit], next);
          setUnit(next);
        }}
        options={units.map((id) => ({ id, label: t(`unit.${id}`) }))}
      />
    </div>
  );
}
