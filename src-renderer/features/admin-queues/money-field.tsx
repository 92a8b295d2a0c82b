import { useTranslation } from 'react-i18next';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';

const currencies = ['EUR', 'PLN', 'HUF', 'UAH', 'CZK', 'GBP', 'CHF', 'USD'] as const;

export interface MoneyFieldProps {
  label: string;
  /** In minor units: 500 of EUR is five euros. */
  minor: number;
  /** ISO 4217. */
  currency: string;
  onChange: (minor: number, currency: string) => void;
  isInvalid: boolean;
  errorMessage: string;
}

const minorUnits = (currency: string): number =>
  10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2);

/** An amount in a currency; another currency keeps the number that is written. */
export function MoneyField({ label, minor, currency, onChange, isInvalid, errorMessage }: MoneyFieldProps) {
  const { t } = useTranslation('admin-queues');
  const amount = minor / minorUnits(currency);
  const options = currencies.some((known) => known === currency) ? currencies : [...currencies, currency];
  const minorOf = (value: number, code: string) => Math.round((Number.isFinite(value) ? value : 0) * minorUnits(code));
  return (
    <div className="flex items-start gap-2">
      <NumberField
        key={currency}
        label={label}
        className="flex-1"
        minValue={0}
        value={amount}
        formatOptions={{ style: 'currency', currency }}
        onChange={(value) => onChange(minorOf(value, currency), currency)}
        isInvalid={isInvalid}
        errorMessage={errorMessage}
      />
      <Select
        label={t('voucher.currency')}
        hideLabel
        className="mt-5.5 w-22"
        value={currency}
        onChange={(code) => onChange(minorOf(amount, code), code)}
        options={options.map((id) => ({ id, label: id }))}
      />
    </div>
  );
}
