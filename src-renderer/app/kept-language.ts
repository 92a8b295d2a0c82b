const key = 'parley.language';

/** The language this computer's agent has chosen; null follows the system. An unknown one is ignored by `initI18n`. */
export const keptLanguage = (): string | null => localStorage.getItem(key);
export const keepLanguage = (language: string): void => localStorage.setItem(key, language);
