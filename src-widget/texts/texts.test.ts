import { expect, test } from 'vitest';
import { webChat } from '#shared/channels/web-chat.ts';
import { languages } from '#shared/domain/language.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { hu } from './hu.ts';
import { pl } from './pl.ts';
import { sl } from './sl.ts';
import { fill, pickWords, titleIn } from './texts.ts';
import { uk } from './uk.ts';

const all = { en, sl, pl, uk, hu, de };

test('the page decides the language, then the browser, then English', () => {
  expect(pickWords('sl', ['de-AT']).language).toBe('sl');
  expect(pickWords('xx', ['fr-FR', 'de-AT']).language).toBe('de');
  expect(pickWords(null, ['fr-FR']).language).toBe('en');
  expect(pickWords(null, ['fr-FR', 'de-AT']).locale).toBe('de-AT');
});

test('every language counts by its own rules', () => {
  const counted = (language: string) => [1, 2, 3, 5].map((count) => pickWords(language, []).unread(count));
  expect(counted('sl')).toEqual([
    '1 neprebrano sporočilo',
    '2 neprebrani sporočili',
    '3 neprebrana sporočila',
    '5 neprebranih sporočil',
  ]);
  expect(counted('pl').at(-1)).toBe('5 nieprzeczytanych wiadomości');
  expect(counted('en').slice(0, 2)).toEqual(['1 unread message', '2 unread messages']);
});

test('every language has a form for every number it can meet', () => {
  for (const language of languages) {
    const rules = new Intl.PluralRules(language).resolvedOptions().pluralCategories;
    expect([language, ...rules.filter((rule) => all[language].unread[rule] === undefined)]).toEqual([language]);
  }
});

test('every text carries the same places in every language', () => {
  const places = (text: unknown) => [...String(text).matchAll(/\{\w+\}/g)].map(String).sort();
  for (const texts of Object.values(all)) {
    for (const [name, text] of Object.entries(texts)) {
      const english: unknown = Object.entries(en).find(([other]) => other === name)?.[1];
      if (typeof text === 'string') expect([name, places(text)]).toEqual([name, places(english)]);
    }
  }
});

test('the title of a fresh inbox is translated, the shop’s own is not', () => {
  const defaults = Object.fromEntries(webChat.settings.map((field) => [field.name, field.default]));
  expect(defaults).toMatchObject({ title: en.title, greeting: en.greeting });
  const words = pickWords('de', []);
  expect(titleIn(words, en.title)).toBe(de.title);
  expect(titleIn(words, 'Ask Lipa')).toBe('Ask Lipa');
});

test('a place without a value stays visible', () => {
  expect(fill('{name} and {other}', { name: 'Ana' })).toBe('Ana and {other}');
});
