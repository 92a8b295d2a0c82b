import { expect, test } from 'vitest';
import { findWord, meaningsOf, wordsOf } from './words.ts';

test.each([
  ['Kovač Đurđa', ['kovac', 'durda']],
  ['MAJA.novak@Example.com', ['maja', 'novak', 'example', 'com']],
  ['Straße, Київ 東京 №42', ['strasse', 'київ', '東京', '42']],
  ['Łódź ŻÓŁĆ, Ђурђа', ['lodz', 'zolc', 'ђурђа']],
  ['Árvíztűrő tükörfúrógép', ['arvizturo', 'tukorfurogep']],
  ['ґанок під’їзд Ёлка', ['ганок', 'під', 'ізд', 'елка']],
  ['ﬁle Ｆｕｌｌ', ['file', 'full']],
  ['', []],
])('%j has the words %j', (text, words) => {
  // "й" and "ї" are letters with a mark: those who type without it find them as well.
  expect(wordsOf(text)).toEqual(words.flatMap((word) => wordsOf(word)));
  expect(wordsOf(text).every((word) => word === word.toLowerCase())).toBe(true);
});

test('letters with strokes and accents are found by those who type without', () => {
  expect(wordsOf('Kovač Łódź Straße Đurđa Győr Košice')).toEqual([
    'kovac',
    'lodz',
    'strasse',
    'durda',
    'gyor',
    'kosice',
  ]);
});

test('a number in groups is also one word without the zeros it is dialled with', () => {
  expect(meaningsOf('040 123 456')).toEqual([['040', '123', '456'], ['40123456']]);
  expect(meaningsOf('order 2024 10')).toEqual([['order', '2024', '10']]);
  expect(meaningsOf('maja maja')).toEqual([['maja']]);
  expect(meaningsOf(' – ')).toEqual([]);
});

test('a word is shown where it stands in the text as written', () => {
  const text = 'Pozdrav! Kje je KOVAČEVO naročilo?';
  expect(findWord(text, ['kovac'])).toEqual({ at: 16, length: 8 });
  expect(findWord(text, ['nowhere'])).toBeNull();
});
