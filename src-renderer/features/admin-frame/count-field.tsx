import { NumberField, type NumberFieldProps } from '../../ui/number-field.tsx';

export interface CountFieldProps extends NumberFieldProps {
  onChange: (count: number) => void;
  /** What a field that has been emptied stands for. */
  whenEmpty?: number;
}

/** A whole number. */
export function CountField({ onChange, whenEmpty = 0, ...rest }: CountFieldProps) {
  return <NumberField {...rest} onChange={(next) => onChange(Number.isFinite(next) ? Math.round(next) : whenEmpty)} />;
}
