import { type KeyboardEvent, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Chip } from '../../ui/chip.tsx';
import { keptByNobody } from '../../ui/form-field.tsx';
import { splitAddresses } from './address-list.ts';

export interface AddressFieldProps {
  label: string;
  addresses: readonly string[];
  onChange: (addresses: string[]) => void;
  /** Always there and not to be removed: the customer. */
  fixed?: string;
}

/** Addresses as chips: Enter, a comma or leaving the field adds what was typed, Backspace takes the last away. */
export function AddressField({ label, addresses, onChange, fixed }: AddressFieldProps) {
  const { t } = useTranslation('composer');
  const id = useId();
  const [text, setText] = useState('');
  const [isBad, setIsBad] = useState(false);

  function take(): void {
    const { good, bad } = splitAddresses(text);
    if (good.length > 0) onChange([...new Set([...addresses, ...good])]);
    setText(bad.join(', '));
    setIsBad(bad.length > 0);
  }
  function onKeyDown(event: KeyboardEvent): void {
    const last = addresses.at(-1);
    if (event.key === 'Enter' || event.key === ',' || event.key === ';') {
      if (text.trim() === '') return;
      event.preventDefault();
      take();
    } else if (event.key === 'Backspace' && text === '' && last !== undefined) {
      onChange(addresses.slice(0, -1));
    }
  }
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-1.5">
      <label htmlFor={id} className="w-14 shrink-0 text-sm text-muted">
        {label}
      </label>
      {fixed && <Chip>{fixed}</Chip>}
      {addresses.map((address) => (
        <Chip key={address} onRemove={() => onChange(addresses.filter((one) => one !== address))}>
          {address}
        </Chip>
      ))}
      <input
        id={id}
        type="text"
        inputMode="email"
        autoComplete={keptByNobody}
        value={text}
        aria-invalid={isBad}
        aria-describedby={isBad ? `${id}-bad` : undefined}
        onChange={(event) => {
          setText(event.target.value);
          setIsBad(false);
        }}
        onKeyDown={onKeyDown}
        onBlur={take}
        className="h-6 min-w-32 flex-1 rounded bg-transparent px-1"
      />
      {isBad && (
        <span id={`${id}-bad`} role="alert" className="text-sm text-bad">
          {t('badAddress')}
        </span>
      )}
    </div>
  );
}
