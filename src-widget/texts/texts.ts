import { de } from './de.ts';
import { en, type Texts } from './en.ts';
import { hu } from './hu.ts';
import { pl } from './pl.ts';
import { sl } from './sl.ts';
import { uk } from './uk.ts';

const all = { en, sl, pl, uk, hu, de } satisfies Record<string, Texts>;
export type WidgetLanguage = keyof typeof all;

export interface Words {
  language: WidgetLanguage;
  /** Dates and sizes, in the browser's own variant of the language (en-GB) where it has one. */
  locale: string;
  texts: Texts;
  unread(count: number): string;
}

const isLanguage = (text: string | undefined): text is WidgetLanguage => text !== undefined && Object.hasOwn(all, text);
const languageOf = (locale: string) => locale.toLowerCase().split(/[-_]/)[0];

/** What the page asks for, else the browser's first language that is spoken here, else English. */
export function pickWords(wanted: string | null, browser: readonly string[] = navigator.languages): Words {
  const language = [...(wanted === null ? [] : [wanted]), ...browser].map(languageOf).find(isLanguage) ?? 'en';
  const locale = browser.find((other) => languageOf(other) === language) ?? language;
  const texts: Texts = all[language];
  const plural = new Intl.PluralRules(language);
  return {
    language,
    locale,
    texts,
    unread: (count) => fill(texts.unread[plural.select(count)] ?? texts.unread.other ?? '', { count: String(count) }),
  };
}

/**
 * The title and the greeting a fresh inbox comes with are said in the visitor's language; what the shop has written stays as it is.
 */
export const titleIn = (words: Words, title: string): string => (title === en.title ? words.texts.title : title);
export const greetingIn = (words: Words, greeting: string): string =>
  greeting === en.greeting ? words.texts.greeting : greeting;

/** Puts values into `{name}` places. */
export const fill = (text: string, values: Readonly<Record<string, string>>): string =>
  text.replace(/\{(\w+)\}/g, (place, name: string) => values[name] ?? place);
