import { useTranslation } from 'react-i18next';
import type { Language, LocalizedText } from '#shared/domain/language.ts';
import { fillTemplate } from '#shared/lib/template.ts';
import { useMe } from '../../sync/index.ts';
import { TextArea } from '../../ui/text-area.tsx';
import { OptionalPart, withText } from '../admin-frame/index.ts';

export interface NoticeFieldProps {
  label: string;
  description: string;
  language: Language;
  /** Null: the customer is told nothing. */
  value: LocalizedText | null;
  /** What stands in the field when a notice is switched on again. */
  suggestion: LocalizedText;
  onChange: (value: LocalizedText | null) => void;
  isInvalid: boolean;
  errorMessage: string;
}

/** A notice to the customer, with the colleague's name in it, and how it will read. */
export function NoticeField(props: NoticeFieldProps) {
  const { label, description, language, value, suggestion, onChange, isInvalid, errorMessage } = props;
  const { t } = useTranslation('admin-floor');
  const me = useMe();
  const text = value?.[language] ?? '';
  const shown = fillTemplate(text, { 'colleague.name': me?.name ?? 'Petra Zupan' }).text;
  return (
    <OptionalPart
      label={label}
      description={description}
      isOn={value !== null}
      onChange={(isOn) => onChange(isOn ? suggestion : null)}
    >
      <TextArea
        label={t('supervision.text')}
        description={t('supervision.textHint', { variable: '{{colleague.name}}' })}
        value={text}
        onChange={(next) => onChange(withText(value ?? {}, language, next))}
        isInvalid={isInvalid}
        errorMessage={errorMessage}
      />
      {shown !== '' && (
        <div className="rounded-lg border bg-sunken px-2.5 py-1.5">
          <p className="eyebrow mb-0.5">{t('supervision.reads')}</p>
          <p>{shown}</p>
        </div>
      )}
    </OptionalPart>
  );
}
