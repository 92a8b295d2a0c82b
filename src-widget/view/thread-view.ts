import type { Chat, ChatState } from '../model/chat.ts';
import { fill, greetingIn, type Words } from '../texts/texts.ts';
import { element } from './element.ts';
import { drawRow } from './message-row.ts';
import { rowsOf } from './rows.ts';

export interface ThreadView {
  node: HTMLElement;
  draw(state: ChatState): void;
  toEnd(): void;
}

/** The list of messages. Only what changed is drawn again, and who has scrolled up to read is left there. */
export function createThreadView(words: Words, chat: Chat): ThreadView {
  const { texts } = words;
  const drawn = new Map<string, { signature: string; node: HTMLElement }>();
  const greeting = element('div', { class: 'bubble' });
  const greetingRow = element('div', { class: 'row theirs' }, greeting);
  const earlier = element('button', { type: 'button', class: 'link earlier', hidden: true }, texts.earlier);
  const list = element('div', { class: 'list' });
  const typing = element('div', { class: 'typing' });
  const node = element(
    'div',
    { class: 'thread', role: 'log', 'aria-label': texts.messages, tabindex: '0' },
    earlier,
    greetingRow,
    list,
    typing,
  );
  /** The visitor reads at the end, so what makes the thread grow there (a picture, an open form) must not push it out of sight. */
  let atEnd = true;
  node.addEventListener('scroll', () => {
    atEnd = node.scrollHeight - node.scrollTop - node.clientHeight < 60;
  });
  if ('ResizeObserver' in globalThis) {
    const observer = new ResizeObserver(() => {
      if (atEnd) toEnd();
    });
    for (const grows of [node, list]) observer.observe(grows);
  }
  earlier.addEventListener('click', async () => {
    const fromEnd = node.scrollHeight - node.scrollTop;
    await chat.loadEarlier();
    node.scrollTop = node.scrollHeight - fromEnd;
  });

  const dayOf = (at: number) => {
    const day = new Date(at).toDateString();
    if (day === new Date().toDateString()) return texts.today;
    return new Intl.DateTimeFormat(words.locale, { dateStyle: 'medium' }).format(at);
  };

  function place(key: string, signature: string, draw: () => HTMLElement, at: number) {
    const known = drawn.get(key);
    const fresh = known?.signature === signature ? known.node : draw();
    if (known && known.node !== fresh) known.node.replaceWith(fresh);
    drawn.set(key, { signature, node: fresh });
    if (list.children[at] !== fresh) list.insertBefore(fresh, list.children[at] ?? null);
  }

  function draw(state: ChatState) {
    earlier.hidden = !state.thread.more;
    const greets = greetingIn(words, state.page.greeting);
    greetingRow.hidden = greets === '' || state.thread.more;
    if (greeting.textContent !== greets) greeting.replaceChildren(element('p', { dir: 'auto' }, greets));
    const keys = new Set<string>();
    let day = '';
    let at = 0;
    for (const row of rowsOf(state, texts)) {
      const rowDay = dayOf(row.at);
      if (rowDay !== day) {
        day = rowDay;
        const key = `day ${day}`;
        keys.add(key);
        place(key, day, () => element('div', { class: 'day' }, rowDay), at++);
      }
      keys.add(row.id);
      place(row.id, JSON.stringify(row), () => drawRow(row, words, chat), at++);
    }
    for (const [key, { node: gone }] of drawn) {
      if (keys.has(key)) continue;
      gone.remove();
      drawn.delete(key);
    }
    const name = state.agentTyping?.name;
    const typed = state.agentTyping === null ? '' : name ? fill(texts.typing, { name }) : texts.typingNobody;
    if (typing.textContent !== typed) typing.textContent = typed;
    if (atEnd) toEnd();
  }

  function toEnd() {
    atEnd = true;
    node.scrollTop = node.scrollHeight;
  }
  return { node, draw, toEnd };
}
