import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

const lines = (rows: string[][]) => csvOf(rows).slice(1).split('\r\n');

test('commas, quotes and line ends stay inside their cell', () => {
  expect(lines([['a,b', 'say "hi"', 'one\ntwo']])[0]).toBe('"a,b","say ""hi""","one\ntwo"');
});

test('a name that looks like a formula does not run in a spreadsheet', () => {
  expect(lines([['=HYPERLINK("x")', '+1', '@me', '-1', 'a=b']])[0]).toBe(`"'=HYPERLINK(""x"")",'+1,'@me,'-1,a=b`);
});

test('the file says that it is UTF-8, so that Excel shows Ž and Ł', () => {
  expect(csvOf([['Žiga Łuczak']]).charCodeAt(0)).toBe(0xfeff);
});
