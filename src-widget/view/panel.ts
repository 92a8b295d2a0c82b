import type { Chat, ChatState } from '../model/chat.ts';
import { titleIn, type Words } from '../texts/texts.ts';
import { createComposer } from './composer.ts';
import { createDetailsForm } from './details-form.ts';
import { element, icon, iconButton, setAttributes } from './element.ts';
import { createThreadView } from './thread-view.ts';

export interface Panel {
  node: HTMLElement;
  draw(state: ChatState): void;
  /** Drawn anew at its end, with the cursor where one writes. */
  opened(): void;
}

/** The open chat: title, thread, how things stand, who is writing, and the place to write. */
export function createPanel(words: Words, chat: Chat, close: () => void): Panel {
  const { texts } = words;
  let wantsDetails = false;
  let offeredDetails = false;
  const title = element('h2', {});
  const standing = element('p', { class: 'standing', role: 'status' });
  const sound = iconButton('bellOff', texts.sound, () => chat.setSound(!chat.state().sound));
  const detailsButton = iconButton('person', texts.details, () => {
    wantsDetails = !wantsDetails;
    draw(chat.state());
    if (wantsDetails) details.node.querySelector('input')?.focus();
  });
  // No <header>: beside the shop's own it would be a second banner.
  const header = element(
    'div',
    { class: 'header' },
    element('div', { class: 'heading' }, title, standing),
    detailsButton,
    sound,
    iconButton('down', texts.close, close),
  );
  const thread = createThreadView(words, chat);
  const notice = element('p', { class: 'notice', role: 'status' });
  const details = createDetailsForm(texts, chat.state().profile, chat.setProfile);
  const composer = createComposer({
    words,
    limits: chat.state().limits,
    typed: chat.typed,
    send(text, files) {
      if (!details.commit()) return false;
      chat.send(text, files);
      wantsDetails = false;
      draw(chat.state());
      thread.toEnd();
      return true;
    },
  });
  const drop = element('div', { class: 'drop', 'aria-hidden': 'true' }, texts.drop);
  const node = element(
    'section',
    { class: 'panel', id: 'p-panel', role: 'dialog', hidden: true },
    header,
    thread.node,
    notice,
    details.node,
    composer.node,
    drop,
  );
  acceptDrops(node, composer.add);

  function draw(state: ChatState) {
    const { link, page, profile, thread: said, waiting } = state;
    const name = link.name;
    const titleNow = titleIn(words, page.title);
    setAttributes(node, { 'aria-label': titleNow });
    if (title.textContent !== titleNow) title.textContent = titleNow;
    const connected = name === 'online' || name === 'quiet';
    const away = connected && !page.staffed;
    const stands = name === 'offline' ? texts.offline : !connected ? texts.connecting : away ? texts.away : texts.here;
    const standingNow = name === 'refused' ? '' : stands;
    if (standing.textContent !== standingNow) standing.textContent = standingNow;
    setAttributes(standing, {
      'data-standing': away || name === 'offline' ? 'away' : name === 'online' ? 'here' : null,
    });
    setAttributes(sound, { 'aria-pressed': String(state.sound) });
    sound.replaceChildren(icon(state.sound ? 'bell' : 'bellOff'));

    const leaving = (away || name === 'offline') && profile.email === null;
    const begun = said.messages.length + waiting.length > 0;
    // Once, by itself: a form that closes while somebody fills it in is worse than one that stays.
    if (leaving && !begun && !offeredDetails) {
      offeredDetails = true;
      wantsDetails = true;
    }
    const shown = wantsDetails && name !== 'refused';
    details.show(shown, leaving ? texts.awayHint : texts.detailsHint);
    setAttributes(detailsButton, { 'aria-expanded': String(shown) });

    const refused = name === 'refused' ? (link.error.code === 'update-required' ? texts.reload : texts.refused) : '';
    const noticeNow = refused || (name === 'offline' ? texts.offlineHint : '');
    if (notice.textContent !== noticeNow) notice.textContent = noticeNow;
    composer.enable(name !== 'refused');
    composer.limit(state.limits);
    thread.draw(state);
  }

  return {
    node,
    draw,
    opened() {
      draw(chat.state());
      thread.toEnd();
      composer.focus();
    },
  };
}

/** Files dropped anywhere on the panel. */
function acceptDrops(panel: HTMLElement, add: (files: File[]) => void): void {
  const carriesFiles = (event: DragEvent) => event.dataTransfer?.types.includes('Files') === true;
  panel.addEventListener('dragover', (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    panel.classList.add('dropping');
  });
  panel.addEventListener('dragleave', (event) => {
    if (event.target === panel || !(event.relatedTarget instanceof Node) || !panel.contains(event.relatedTarget))
      panel.classList.remove('dropping');
  });
  panel.addEventListener('drop', (event) => {
    panel.classList.remove('dropping');
    if (!carriesFiles(event)) return;
    event.preventDefault();
    add([...(event.dataTransfer?.files ?? [])]);
  });
}
