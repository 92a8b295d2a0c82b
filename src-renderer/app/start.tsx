import { createRoot } from 'react-dom/client';
import type { OpenedPage } from '../first-page/open-page.ts';
import { chosenLanguage } from '../i18n/chosen-language.ts';
import { initI18n } from '../i18n/index.ts';
import { type FirstAnswers, offerFirstAnswers } from '../sync/index.ts';
import { App } from './app.tsx';

/** Puts the desk on the page. Before its first paint the language is there, so that nobody sees another one for a moment. */
export async function startDesk(root: HTMLElement, kept: Promise<OpenedPage | null>): Promise<void> {
  const [page] = await Promise.all([kept, initI18n(chosenLanguage())]);
  // By the same build, under the desk's own key.
  if (page !== null) offerFirstAnswers(page.desk, page.answers as FirstAnswers);
  createRoot(root).render(<App />);
}
