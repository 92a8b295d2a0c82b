import { rememberLanguage } from '../../i18n/chosen-language.ts';
import { setLanguage } from '../../i18n/index.ts';
import type { Language } from '../../i18n/languages.ts';

/** Chooses and remembers; resolves when the texts are on screen. */
export async function chooseLanguage(language: Language | null): Promise<void> {
  rememberLanguage(language);
  await setLanguage(language);
}
