import { getCountries } from 'libphonenumber-js/min';
import { type Language, languages } from '#shared/domain/language.ts';

const named = (locale: string, type: 'region' | 'language', code: string): string => {
  try {
    return new Intl.DisplayNames(locale, { type }).of(code) ?? code;
  } catch {
    // A code that is none ("XX", a typing error from an import) is shown as it is.
    return code;
  }
};

/** A country by its ISO code, in the reader's language. */
export const countryName = (locale: string, code: string): string => named(locale, 'region', code);
export const languageName = (locale: string, code: string): string => named(locale, 'language', code);

export interface NamedCode<Id extends string = string> {
  id: Id;
  label: string;
}

const byLabel = (locale: string) => (a: NamedCode, b: NamedCode) => a.label.localeCompare(b.label, locale);

export const countryOptions = (locale: string): NamedCode[] =>
  getCountries()
    .map((code): NamedCode => ({ id: code, label: countryName(locale, code) }))
    .toSorted(byLabel(locale));

export const languageOptions = (locale: string): NamedCode<Language>[] =>
  languages.map((code) => ({ id: code, label: languageName(locale, code) })).toSorted(byLabel(locale));
