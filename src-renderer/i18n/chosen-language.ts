import { isLanguage, type Language } from './languages.ts';

/** Read at the start of the page, before the first text is drawn; changing the key forgets everybody's choice. */
const key = 'parley.language';

/** The language chosen on this computer; null follows the system. Knows no texts: it is asked before they are loaded. */
export function chosenLanguage(): Language | null {
  const stored = globalThis.localStorage.getItem(key);
  return isLanguage(stored) ? stored : null;
}

/** For the next start. Null follows the system again. */
export function rememberLanguage(language: Language | null): void {
  if (language === null) globalThis.localStorage.removeItem(key);
  else globalThis.localStorage.setItem(key, language);
}
