import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rememberLanguage } from '../i18n/chosen-language.ts';
import { languages } from '../i18n/languages.ts';
import { bringDesk } from './bring-desk.ts';
import { words } from './words.ts';

const lost = new TypeError('Failed to fetch dynamically imported module: start.js');
const desk = {
  startDesk: async (root: HTMLElement) => {
    root.innerHTML = '<main>The desk</main>';
  },
};
const never = () => new Promise<typeof desk>(() => undefined);
const reported = vi.fn();
const waitMs = (ms: number) => vi.advanceTimersByTimeAsync(ms);

let root: HTMLElement;
const notice = (role: 'alert' | 'status') => root.querySelector<HTMLElement>(`[role=${role}]`);

beforeEach(() => {
  document.body.innerHTML = '<div id="root"></div>';
  root = document.getElementById('root') ?? document.body;
  vi.useFakeTimers();
  vi.stubGlobal('reportError', reported.mockReset());
});
afterEach(() => {
  rememberLanguage(null);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

test('a desk that cannot be loaded is asked for twice, then the page says so', async () => {
  const load = vi.fn(() => Promise.reject(lost));
  const brought = bringDesk(root, load);
  await waitMs(500);
  expect(root.childElementCount).toBe(0);
  await waitMs(1_000);
  await brought;
  expect(load).toHaveBeenCalledTimes(2);
  expect(notice('alert')?.textContent).toContain(words.en.failed);
  expect(notice('alert')?.textContent).toContain('drafts and unsent replies are kept');
  expect(reported).toHaveBeenCalledWith(lost);
});

test('the way on is a button that has the keyboard', async () => {
  void bringDesk(root, () => Promise.reject(lost));
  await waitMs(1_500);
  expect(document.activeElement?.tagName).toBe('BUTTON');
  expect(document.activeElement?.textContent).toBe('Reload');
});

test('a connection that comes back in between is not spoken of', async () => {
  const load = vi.fn(() => Promise.resolve(desk)).mockRejectedValueOnce(lost);
  void bringDesk(root, load);
  await waitMs(1_500);
  expect(root.textContent).toBe('The desk');
  expect(reported).not.toHaveBeenCalled();
});

test('code that is there and cannot start is told too, and not started twice', async () => {
  const startDesk = vi.fn(() => Promise.reject(new Error('broken')));
  void bringDesk(root, () => Promise.resolve({ startDesk }));
  await waitMs(1_500);
  expect(startDesk).toHaveBeenCalledTimes(1);
  expect(notice('alert')).not.toBeNull();
});

test('when there is no desk for long, the page is not left empty', async () => {
  void bringDesk(root, never);
  await waitMs(7_900);
  expect(root.childElementCount).toBe(0);
  await waitMs(200);
  expect(notice('status')?.textContent).toContain(words.en.slow);
});

test('a slow desk takes the place of what was said of it', async () => {
  void bringDesk(root, () => new Promise((resolve) => setTimeout(() => resolve(desk), 9_000)));
  await waitMs(8_500);
  expect(notice('status')).not.toBeNull();
  await waitMs(1_000);
  expect(root.textContent).toBe('The desk');
});

test.each(languages)('it is said in the language that was chosen: %s', async (language) => {
  rememberLanguage(language);
  void bringDesk(root, () => Promise.reject(lost));
  await waitMs(1_500);
  const { failed, failedWhy, kept, reload } = words[language];
  for (const said of [failed, failedWhy, kept, reload]) expect(notice('alert')?.textContent).toContain(said);
  expect(document.documentElement.lang).toBe(language);
});
