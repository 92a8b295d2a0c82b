import { type BackendModule, createInstance, type ResourceKey } from 'i18next';
import { initReactI18next, setI18n } from 'react-i18next';
import { languages, pickLanguage } from './languages.ts';

// A folder's name is its namespace: features/inbox/locales/en.json is 'inbox'. English is in the bundle, so that a missing
// translation, or a file that fails to load, still shows words; the others are fetched when chosen.
const english = import.meta.glob<ResourceKey>(['../{ui,app}/locales/en.json', '../features/*/locales/en.json'], {
  eager: true,
  import: 'default',
});
const translated = import.meta.glob<ResourceKey>(
  ['../{ui,app}/locales/{sl,pl,uk,hu,de}.json', '../features/*/locales/{sl,pl,uk,hu,de}.json'],
  { import: 'default' },
);

const namespaceOf = (path: string) => path.split('/').at(-3) ?? '';
const englishByNamespace = Object.fromEntries(
  Object.entries(english).map(([path, texts]) => [namespaceOf(path), texts]),
);
const namespaces = Object.keys(englishByNamespace);

const files: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read(language, namespace, done) {
    const path = Object.keys(translated).find(
      (file) => namespaceOf(file) === namespace && file.endsWith(`/${language}.json`),
    );
    const load = path && translated[path];
    if (!load) return done(null, {});
    load().then(
      (texts) => done(null, typeof texts === 'string' ? {} : texts),
      (error: unknown) => done(error instanceof Error ? error : String(error), false),
    );
  },
};

export const i18n = createInstance();

/**
 * Starts the texts; resolves when the language is loaded. English is there at once. `language` is the agent's setting;
 * without one the system's language is taken. Also keeps `<html lang>` true, which screen readers and hyphenation follow.
 */
export async function initI18n(language?: string | null): Promise<void> {
  setI18n(i18n);
  i18n.on('languageChanged', (now) => {
    if (globalThis.document) document.documentElement.lang = now;
  });
  await i18n
    .use(files)
    .use(initReactI18next)
    .init({
      lng: pickLanguage(language),
      fallbackLng: 'en',
      supportedLngs: languages,
      resources: { en: englishByNamespace },
      partialBundledLanguages: true,
      initAsync: false,
      ns: namespaces,
      defaultNS: 'app',
      // React escapes already.
      interpolation: { escapeValue: false },
      returnNull: false,
      // A screen shows English for the moment a language loads, never a hole.
      react: { useSuspense: false },
    });
}

/** Changes the language while running; resolves when it is loaded. Null follows the system again. */
export async function setLanguage(language: string | null): Promise<void> {
  await i18n.changeLanguage(pickLanguage(language));
}
