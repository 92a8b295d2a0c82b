import { useTranslation } from 'react-i18next';
import { type Language, type LocalizedText, languages } from '#shared/domain/language.ts';
import { languageNames } from '../../i18n/languages.ts';
import { OneOf } from '../../ui/one-of.tsx';

export interface TextLanguageProps {
  value: Language;
  onChange: (language: Language) => void;
  /** The texts that are written in it; a language with all of them filled is marked. */
  texts: readonly LocalizedText[];
}

/** Which language's texts the form shows. English first: everybody without an own text reads that. */
export function TextLanguage({ value, onChange, texts }: TextLanguageProps) {
  const { t } = useTranslation('admin-frame');
  const isFilled = (language: Language) => texts.every((text) => (text[language] ?? '').trim() !== '');
  return (
    <div className="flex flex-col gap-1">
      <span className="text-sm font-medium text-muted">{t('textsIn')}</span>
      <OneOf
        label={t('textsIn')}
        value={value}
        onChange={onChange}
        options={languages.map((id) => ({ id, label: languageNames[id] }))}
        className="flex flex-wrap gap-0.5 self-start rounded-lg border bg-sunken p-0.5"
        optionClassName="flex h-6 cursor-default items-center gap-1.5 rounded-md px-2.5 text-base font-medium text-muted data-hovered:text-text data-selected:bg-panel data-selected:text-text data-selected:shadow-[0_0_0_1px_var(--color-line)] forced-colors:data-selected:outline"
      >
        {({ id, label }) => (
          <>
            {label}
            {!isFilled(id) && (
              <span role="img" aria-label={t('notWritten')} className="size-1.5 rounded-full border border-warn" />
            )}
          </>
        )}
      </OneOf>
      {value !== 'en' && !isFilled(value) && <span className="text-sm text-faint">{t('englishInstead')}</span>}
    </div>
  );
}

/** A text with another wording in one language; an empty wording is none, so that English stands in for it. */
export function withText(text: LocalizedText, language: Language, words: string): LocalizedText {
  const { [language]: _, ...others } = text;
  return words === '' ? others : { ...others, [language]: words };
}
