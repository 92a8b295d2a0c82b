/** The languages the desk speaks, in the order the settings show them, each by its own name. English is the fallback. */
export const languages = ['en', 'sl', 'pl', 'uk', 'hu', 'de'] as const;
export type Language = (typeof languages)[number];

export const languageNames: Record<Language, string> = {
  en: 'English',
  sl: 'Slovenščina',
  pl: 'Polski',
  uk: 'Українська',
  hu: 'Magyar',
  de: 'Deutsch',
};

export const isLanguage = (text: unknown): text is Language => languages.some((language) => language === text);

const systemLocales = (): readonly string[] => globalThis.navigator?.languages ?? [];
const languageOf = (locale: string) => locale.toLowerCase().split('-')[0];

/** What was set, else the first language of the system that we have, else English. */
export function pickLanguage(setting: string | null | undefined, system = systemLocales()): Language {
  return [setting, ...system.map(languageOf)].find(isLanguage) ?? 'en';
}

/** The locale for dates and numbers: the system's own variant of the language (en-GB) where it has one. */
export function localeFor(language: string, system = systemLocales()): string {
  return system.find((locale) => languageOf(locale) === languageOf(language)) ?? language;
}
