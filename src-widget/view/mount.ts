import type { Chat, ChatState } from '../model/chat.ts';
import type { WidgetOptions } from '../script-options.ts';
import { fill, titleIn, type Words } from '../texts/texts.ts';
import { accentColours } from './accent.ts';
import { element, icon, setAttributes } from './element.ts';
import { createPanel } from './panel.ts';
import { playArrival } from './sound.ts';
import styles from './styles.css?inline';

/** Narrower than this the panel fills the screen (the same figure stands in styles.css). */
const fullScreenBelow = '(max-width: 480px)';

/** Puts the launcher and the panel into the page, in a shadow root of their own. Answers what takes them away again. */
export function mountWidget(chat: Chat, words: Words, options: Pick<WidgetOptions, 'theme' | 'side'>): () => void {
  const { texts } = words;
  const host = element('parley-chat' as 'div', {
    lang: words.language,
    'data-theme': options.theme,
    'data-side': options.side,
  });
  const root = host.attachShadow({ mode: 'open' });
  addStyles(root);

  const badge = element('span', { class: 'badge', 'aria-hidden': 'true', hidden: true });
  const launcherIcon = element('span', { class: 'launcher-icon' }, icon('chat', 26));
  const launcher = element(
    'button',
    {
      type: 'button',
      class: 'launcher',
      'aria-expanded': 'false',
      'aria-haspopup': 'dialog',
      'aria-controls': 'p-panel',
    },
    launcherIcon,
    badge,
  );
  const announcer = element('div', { class: 'sr', 'aria-live': 'polite' });
  const panel = createPanel(words, chat, () => setOpen(false));
  root.append(panel.node, launcher, announcer);

  let open = false;
  const look = () => chat.look(open && document.visibilityState === 'visible');

  function setOpen(next: boolean) {
    open = next;
    panel.node.hidden = !open;
    host.toggleAttribute('data-open', open);
    setAttributes(launcher, { 'aria-expanded': String(open) });
    launcherIcon.replaceChildren(icon(open ? 'down' : 'chat', 26));
    look();
    if (open) panel.opened();
    else launcher.focus();
  }

  function draw(state: ChatState) {
    const title = titleIn(words, state.page.title);
    const { accent, onAccent } = accentColours(state.page.accent);
    host.style.setProperty('--accent', accent);
    host.style.setProperty('--on-accent', onAccent);
    badge.hidden = state.unread === 0 || open;
    badge.textContent = state.unread > 9 ? '9+' : String(state.unread);
    const name = state.unread > 0 && !open ? `${title}, ${words.unread(state.unread)}` : title;
    setAttributes(launcher, { 'aria-label': name, title });
    panel.draw(state);
  }

  chat.subscribe(draw);
  chat.onArrival((message) => {
    const seen = open && document.visibilityState === 'visible';
    if (chat.state().sound && !seen) playArrival();
    // The open thread is a live region itself; said twice would be once too often.
    const name = message.authorName ?? texts.us;
    if (!open) announcer.textContent = fill(texts.arrived, { name, text: message.text.slice(0, 200) });
  });
  launcher.addEventListener('click', () => setOpen(!open));
  panel.node.addEventListener('keydown', (event) => {
    // The shop's own shortcuts must not fire while somebody writes here.
    event.stopPropagation();
    if (event.key === 'Escape') setOpen(false);
    else if (event.key === 'Tab' && matchMedia(fullScreenBelow).matches) keepFocusInside(event, root, panel.node);
  });
  document.addEventListener('visibilitychange', look);
  document.body.append(host);
  draw(chat.state());
  return () => {
    document.removeEventListener('visibilitychange', look);
    host.remove();
  };
}

/** Full screen, the page behind cannot be seen, so Tab must not wander off into it. */
function keepFocusInside(event: KeyboardEvent, root: ShadowRoot, panel: HTMLElement): void {
  const reachable = [...panel.querySelectorAll<HTMLElement>('button, input, textarea, a[href], [tabindex="0"]')].filter(
    (node) => !node.matches(':disabled') && node.getClientRects().length > 0,
  );
  const edge = event.shiftKey ? reachable[0] : reachable.at(-1);
  if (root.activeElement !== edge) return;
  event.preventDefault();
  (event.shiftKey ? reachable.at(-1) : reachable[0])?.focus();
}

/** A constructed sheet passes a site's Content-Security-Policy, which would refuse a style element. */
function addStyles(root: ShadowRoot): void {
  if (!('adoptedStyleSheets' in root) || typeof CSSStyleSheet.prototype.replaceSync !== 'function') {
    root.append(element('style', {}, styles));
    return;
  }
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(styles);
  root.adoptedStyleSheets = [sheet];
}
