import { expect, test } from 'vitest';
import { readScriptOptions } from './script-options.ts';

test('the server is where the script came from', () => {
  const script = { src: 'https://desk.example:8443/widget.js?v=1', dataset: { inbox: 'shop' } };
  const defaults = { language: null, theme: 'auto', side: 'right' };
  expect(readScriptOptions(script)).toEqual({ server: 'https://desk.example:8443', inboxId: 'shop', ...defaults });
});

test('language, theme and side can be set, and nonsense is the default', () => {
  const dataset = { inbox: 'shop', lang: 'sl', theme: 'dark', side: 'left' };
  expect(readScriptOptions({ src: 'https://a/w.js', dataset })).toMatchObject({
    language: 'sl',
    theme: 'dark',
    side: 'left',
  });
  const odd = { inbox: 'shop', theme: 'pink', side: 'top' };
  expect(readScriptOptions({ src: 'https://a/w.js', dataset: odd })).toMatchObject({ theme: 'auto', side: 'right' });
});

test('without an inbox or an address there is no chat', () => {
  expect(readScriptOptions({ src: 'https://a/w.js', dataset: {} })).toBeNull();
  expect(readScriptOptions({ src: '', dataset: { inbox: 'shop' } })).toBeNull();
});
