import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { languages } from '../../src-renderer/i18n/languages.ts';
import { checkTranslations } from './check-translations.ts';
import { compareLanguage } from './compare-languages.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A tree with one feature `inbox`: its code, and texts for all languages unless told otherwise. */
function tree(code: string, english: object, others: Record<string, object> = {}): string {
  const root = mkdtempSync(join(tmpdir(), 'translations-'));
  folders.push(root);
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  write('src-renderer/features/inbox/inbox.tsx', code);
  for (const language of languages) {
    write(`src-renderer/features/inbox/locales/${language}.json`, JSON.stringify(others[language] ?? english));
  }
  return root;
}

const asText = (texts: Record<string, string>) => new Map(Object.entries(texts));

test('texts that are asked for and translated everywhere are fine', () => {
  const code = `const { t } = useTranslation('inbox');
    export const Row = () => <p title={t('view.mine')}>{t(isOpen ? 'open' : 'closed')} 12 · {t(\`tier.\${tier}\`)}</p>;`;
  const english = { view: { mine: 'Mine' }, open: 'Open', closed: 'Closed', tier: { gold: 'Gold' } };
  expect(checkTranslations(tree(code, english))).toEqual({ missing: [], wrong: [] });
});

test('a key nobody wrote, a text nobody asks for and words in the code are found with their place', () => {
  const code = `const { t } = useTranslation('inbox');
    export const Row = () => <p aria-label="Row">{t('nope')} Hello {'you'} {t('ok')}</p>;`;
  expect(checkTranslations(tree(code, { ok: 'OK', idle: 'Idle' })).wrong).toEqual([
    'src-renderer/features/inbox/inbox.tsx:2 text in code: aria-label="Row"',
    'src-renderer/features/inbox/inbox.tsx:2 text in code: Hello',
    'src-renderer/features/inbox/inbox.tsx:2 text in code: you',
    'src-renderer/features/inbox/inbox.tsx:2 no English text for inbox:nope',
    'inbox/en: idle is used nowhere',
  ]);
});

test('a key handed on as data is used', () => {
  const code = `const views = [{ labelKey: 'views.mine' }]; export const all = views.map((view) => t(view.labelKey));`;
  expect(checkTranslations(tree(code, { views: { mine: 'Mine' } })).wrong).toEqual([]);
});

test('a missing translation is told apart from what is wrong', () => {
  const report = checkTranslations(tree(`t('a'); t('b');`, { a: 'A', b: 'B' }, { uk: { a: 'А' } }));
  expect(report).toEqual({ missing: ['inbox/uk: b'], wrong: [] });
});

test('a counted text needs every plural category of the language', () => {
  const english = asText({ left_one: '{{count}} day', left_other: '{{count}} days' });
  const dual = asText({ left_one: 'en dan', left_two: 'dva dni', left_other: '{{count}} dni' });
  expect(compareLanguage('sl', english, dual)).toEqual({ missing: ['left_few'], wrong: [] });
  expect(compareLanguage('de', english, dual).wrong).toEqual(['left_two: English has no such text']);
});

test('placeholders must be the same; only small counts may be words', () => {
  const english = asText({ hi: 'Hi {{name}}', n_one: '{{count}} day', n_other: '{{count}} days' });
  const german = asText({ hi: 'Hallo {{nam}}', n_one: 'ein Tag', n_other: 'Tage' });
  expect(compareLanguage('de', english, german).wrong).toEqual([
    'hi: placeholders differ (-name +nam)',
    'n_other: placeholders differ (-count)',
  ]);
});

test('a locale file that is no tree of texts is named', () => {
  const root = tree(`t('a');`, { a: 'A' }, { pl: { a: 3 } });
  expect(() => checkTranslations(root)).toThrow(/inbox\/locales\/pl\.json is no tree of texts/);
});
