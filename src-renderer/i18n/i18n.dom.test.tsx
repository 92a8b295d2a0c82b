import { render, screen } from '@testing-library/react';
import { useTranslation } from 'react-i18next';
import { beforeEach, expect, test } from 'vitest';
import { i18n, initI18n, setLanguage } from './index.ts';
import { localeFor, pickLanguage } from './languages.ts';

function Words({ count }: { count: number }) {
  const { t } = useTranslation('ui');
  return <p>{`${t('cancel')} · ${t('secondsLeft', { count })}`}</p>;
}

beforeEach(() => initI18n('en'));

test('English stands at once, another language after it is loaded, and html lang follows', async () => {
  render(<Words count={2} />);
  expect(screen.getByText('Cancel · 2 seconds left')).toBeDefined();
  expect(document.documentElement.lang).toBe('en');
  await setLanguage('sl');
  expect(await screen.findByText('Prekliči · še 2 sekundi')).toBeDefined();
  expect(document.documentElement.lang).toBe('sl');
});

test.each([
  ['sl', [1, 2, 3, 5], ['sekunda', 'sekundi', 'sekunde', 'sekund']],
  ['pl', [1, 2, 5, 22], ['sekunda', 'sekundy', 'sekund', 'sekundy']],
  ['uk', [1, 3, 5, 21], ['секунда', 'секунди', 'секунд', 'секунда']],
])('%s counts by its own plural rules', async (language, counts, words) => {
  await setLanguage(language);
  const told = counts.map((count) => i18n.t('ui:secondsLeft', { count }));
  expect(told.map((text, at) => text.includes(words[at] ?? '') && new RegExp(`${words[at]}$`).test(text))).toEqual(
    counts.map(() => true),
  );
});

test('a setting wins over the system, the system over English, and unknown languages are passed over', () => {
  expect(pickLanguage('pl', ['de-AT'])).toBe('pl');
  expect(pickLanguage(null, ['fr', 'de-AT', 'sl'])).toBe('de');
  expect(pickLanguage('fr', ['it'])).toBe('en');
  expect(localeFor('en', ['de-AT', 'en-GB'])).toBe('en-GB');
  expect(localeFor('sl', ['de-AT'])).toBe('sl');
});
