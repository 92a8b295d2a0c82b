export const themes = ['system', 'light', 'dark'] as const;
export type Theme = (typeof themes)[number];

const key = 'parley.theme';
const isTheme = (text: unknown): text is Theme => themes.some((theme) => theme === text);

export function currentTheme(): Theme {
  const stored = localStorage.getItem(key);
  return isTheme(stored) ? stored : 'system';
}

/** Puts the remembered theme on <html>. Call before the first paint, so that nobody is flashed white at night. */
export function applyTheme(theme: Theme = currentTheme()): void {
  if (theme === 'system') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
}

/** Chooses and remembers. 'system' follows the computer, also when it changes in the evening. */
export function chooseTheme(theme: Theme): void {
  localStorage.setItem(key, theme);
  applyTheme(theme);
}
