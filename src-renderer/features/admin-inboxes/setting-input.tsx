import { useTranslation } from 'react-i18next';
import type { ChannelManifest, SettingField } from '#shared/channels/manifest.ts';
import type { SettingValue } from '#shared/channels/settings.ts';
import { keptByNobody } from '../../ui/form-field.tsx';
import { NumberField } from '../../ui/number-field.tsx';
import { Select } from '../../ui/select.tsx';
import { Switch } from '../../ui/switch.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { useFieldWords } from '../channels/index.ts';

export interface SettingInputProps {
  manifest: ChannelManifest;
  field: SettingField;
  value: SettingValue | undefined;
  onChange: (value: SettingValue) => void;
  /** A secret the server already has: empty keeps it. It is never sent to a desk. */
  isKept: boolean;
  isInvalid: boolean;
  errorMessage: string;
}

const inputTypes = { text: 'text', url: 'url', email: 'email', phone: 'tel', secret: 'password' } as const;

/** One field of a channel's form, made from its manifest. */
export function SettingInput(props: SettingInputProps) {
  const { manifest, field, value, onChange, isKept, isInvalid, errorMessage } = props;
  const { t } = useTranslation('admin-inboxes');
  const words = useFieldWords(manifest);
  const label = words.label(field);
  const hint = words.hint(field);
  const problem = { isInvalid, errorMessage };
  const described = hint ? { description: hint } : {};
  switch (field.kind) {
    case 'boolean':
      return (
        <Switch isSelected={value === true} onChange={onChange}>
          {label}
        </Switch>
      );
    case 'number':
      return (
        <NumberField
          label={label}
          value={typeof value === 'number' ? value : Number.NaN}
          onChange={(next) => onChange(Number.isFinite(next) ? next : '')}
          formatOptions={{ useGrouping: false }}
          {...described}
          {...problem}
        />
      );
    case 'select':
      return (
        <Select
          label={label}
          value={value === undefined ? null : String(value)}
          onChange={onChange}
          options={(field.options ?? []).map((id) => ({ id, label: words.option(id) }))}
          {...described}
          {...problem}
        />
      );
    default:
      return (
        <TextField
          label={label}
          type={inputTypes[field.kind]}
          autoComplete={field.kind === 'secret' ? 'new-password' : keptByNobody}
          value={value === undefined ? '' : String(value)}
          onChange={onChange}
          {...(isKept ? { placeholder: t('kept') } : {})}
          description={isKept ? [t('keptHint'), hint].filter(Boolean).join(' ') : hint}
          {...problem}
        />
      );
  }
}
