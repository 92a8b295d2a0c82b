import { setLanguage } from '../../i18n/index.ts';
import { isLanguage, type Language } from '../../i18n/languages.ts';

/** Read at the start of the page, before the first text is drawn; changing the key forgets everybody's choice. */
const key = 'parley.language';

/** The language chosen on this computer; null follows the system. */
export function chosenLanguage(): Language | null {
  const stored = globalThis.localStorage.getItem(key);
  return isLanguage(stored) ? stored : null;
}

/** Chooses and remembers; resolves when the texts are on screen. */
export async function chooseLanguage(language: Language | null): Promise<void> {
  if (language === null) globalThis.localStorage.removeItem(key);
  else globalThis.localStorage.setItem(key, language);
  await setLanguage(language);
}
