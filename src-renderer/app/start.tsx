import { createRoot } from 'react-dom/client';
import { chosenLanguage } from '../i18n/chosen-language.ts';
import { initI18n } from '../i18n/index.ts';
import { App } from './app.tsx';

/** Puts the desk on the page. Before its first paint the language is there, so that nobody sees another one for a moment. */
export async function startDesk(root: HTMLElement): Promise<void> {
  await initI18n(chosenLanguage());
  createRoot(root).render(<App />);
}
