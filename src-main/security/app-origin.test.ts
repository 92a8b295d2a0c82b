import { expect, test } from 'vitest';
import { isAppPage, isPageOf } from './app-origin.ts';

test('the desk and the card are ours', () => {
  expect(isAppPage('app://parley/')).toBe(true);
  expect(isAppPage('app://parley/inbox/mine?x=1#y')).toBe(true);
  expect(isAppPage('app://card/')).toBe(true);
});

test.each([
  'https://parley/',
  'app://parley.evil.example/',
  'app://evil/',
  'app://user@parley/',
  'app://parley:80/',
  'file:///parley',
  'about:blank',
  '',
])('"%s" is not ours', (address) => {
  expect(isAppPage(address)).toBe(false);
});

test('the card may not speak for the desk', () => {
  expect(isPageOf('parley', 'app://card/')).toBe(false);
});
