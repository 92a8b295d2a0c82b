import { useTranslation } from 'react-i18next';
import { type Format, formatFor } from './format.ts';
import { localeFor } from './languages.ts';

/** Formatters for the language on screen; a component using them is drawn again when the language changes. */
export function useFormat(): Format {
  const { i18n } = useTranslation();
  return formatFor(localeFor(i18n.resolvedLanguage ?? i18n.language ?? 'en'));
}
