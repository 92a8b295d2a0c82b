import { expect, test } from 'vitest';
import { findMentions, isMentioned } from './mention.ts';

const users = [
  { id: 'ana', name: 'Ana' },
  { id: 'horvat', name: 'Ana Horvat' },
  { id: 'ziga', name: 'Žiga Šen' },
  { id: 'jan-1', name: 'Jan Kos' },
  { id: 'jan-2', name: 'Jan Kos' },
];

test('a name counts only as a whole, whatever its letters and their case', () => {
  expect(isMentioned('see @žiga šen, please', 'Žiga Šen')).toBe(true);
  expect(isMentioned('@Anamarija knows', 'Ana')).toBe(false);
  expect(isMentioned('write to mail@Ana', 'Ana')).toBe(false);
  expect(isMentioned('(@Ana)', 'Ana')).toBe(true);
});

test('where one name begins with another, the longer one is meant', () => {
  expect(findMentions('@Ana Horvat knows', users)).toEqual(['horvat']);
  expect(findMentions('@Ana and @Ana Horvat', users).sort()).toEqual(['ana', 'horvat']);
});

test('two colleagues of the same name are both meant', () => {
  expect(findMentions('@Jan Kos?', users)).toEqual(['jan-1', 'jan-2']);
});

test('a text without a sign names nobody', () => {
  expect(findMentions('Ana said so', users)).toEqual([]);
});
