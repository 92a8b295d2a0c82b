import { chosenLanguage } from '../i18n/chosen-language.ts';
import { pickLanguage } from '../i18n/languages.ts';
import { words } from './words.ts';

const alertSign =
  '<svg width="28" height="28" viewBox="0 0 24 24" fill="none" stroke="currentColor" stroke-width="1.75" stroke-linecap="round" aria-hidden="true"><circle cx="12" cy="12" r="10"/><path d="M12 8v4M12 16h.01"/></svg>';

/**
 * Says in place of the desk why there is none, and offers the way on. Looks like the kit's error state, which is not loaded here.
 * A desk that comes after all takes its place.
 */
export function showNotice(root: HTMLElement, what: 'slow' | 'failed'): void {
  const language = pickLanguage(chosenLanguage());
  const said = words[language];
  const notice = document.createElement('div');
  notice.setAttribute('role', what === 'failed' ? 'alert' : 'status');
  notice.className = 'grid h-full place-content-center justify-items-center gap-2 p-8 text-center';
  notice.innerHTML = `<span class="${what === 'failed' ? 'text-bad' : 'text-faint'}">${alertSign}</span>
<p class="text-lg font-strong">${said[what]}</p>
<div class="max-w-80 text-balance text-muted"><p>${said[`${what}Why`]}</p><p>${said.kept}</p></div>
<button type="button" class="mt-2 inline-flex h-7 cursor-default items-center rounded-lg border border-line bg-panel px-2.75 text-base font-medium text-text transition-colors select-none hover:bg-hover active:opacity-90">${said.reload}</button>`;
  const reload = notice.querySelector('button');
  reload?.addEventListener('click', () => globalThis.location.reload());
  document.documentElement.lang = language;
  // An alert is read out when it comes into a page that stands already.
  root.replaceChildren(notice);
  if (what === 'failed') reload?.focus();
}
