import type { VisitorLimits } from '#shared/contract/visitor.ts';
import { fill, type Words } from '../texts/texts.ts';
import { element, icon, iconButton, setAttributes } from './element.ts';
import { formatBytes } from './sizes.ts';

export interface Composer {
  node: HTMLElement;
  add(files: readonly File[]): void;
  limit(limits: VisitorLimits): void;
  enable(enabled: boolean): void;
  focus(): void;
}

export interface ComposerParts {
  words: Words;
  limits: VisitorLimits;
  /** False: not yet, the text stays. */
  send(text: string, files: readonly File[]): boolean;
  typed(text: string): void;
}

/** Where the visitor writes. Enter sends, Shift+Enter is a new line; what is refused is said beside it and stays written. */
export function createComposer({ words, limits: first, send, typed }: ComposerParts): Composer {
  const { texts, locale } = words;
  let limits = first;
  let files: File[] = [];
  const text = element('textarea', { 'aria-label': texts.message, placeholder: texts.placeholder, rows: '1' });
  const picker = element('input', {
    type: 'file',
    multiple: true,
    hidden: true,
    'aria-hidden': 'true',
    tabindex: '-1',
  });
  const attach = iconButton('clip', texts.attach, () => picker.click());
  const submit = element(
    'button',
    { type: 'submit', class: 'send', 'aria-label': texts.send, title: texts.send },
    icon('send'),
  );
  const chips = element('ul', { class: 'chips', hidden: true });
  const count = element('span', { class: 'count', role: 'status' });
  const problem = element('p', { class: 'problem', role: 'alert' });
  const line = element('div', { class: 'line' }, attach, text, count, submit);
  const node = element('form', { class: 'composer' }, problem, chips, line, picker);

  function resize() {
    text.style.height = '';
    // Hidden, it has no height to measure.
    if (text.scrollHeight > text.clientHeight) text.style.height = `${text.scrollHeight}px`;
    const over = text.value.length - limits.maxTextLength;
    count.textContent = over > -200 ? String(-over) : '';
    count.classList.toggle('problem', over > 0);
    submit.disabled = text.disabled || over > 0 || (text.value.trim() === '' && files.length === 0);
  }

  function drawChips() {
    chips.hidden = files.length === 0;
    chips.replaceChildren(
      ...files.map((file) => {
        const remove = iconButton('close', fill(texts.remove, { name: file.name }), () => {
          files = files.filter((other) => other !== file);
          drawChips();
          text.focus();
        });
        return element('li', {}, element('span', {}, file.name), formatBytes(file.size, locale), remove);
      }),
    );
    resize();
  }

  const isAllowed = (type: string) =>
    limits.mimeTypes.some((allowed) =>
      allowed.endsWith('/*') ? type.startsWith(allowed.slice(0, -1)) : type === allowed,
    );

  function add(chosen: readonly File[]) {
    const problems: string[] = [];
    for (const file of chosen) {
      const { name } = file;
      if (file.size > limits.maxFileBytes)
        problems.push(fill(texts.fileTooBig, { name, size: formatBytes(limits.maxFileBytes, locale) }));
      // Without a type the browser does not know it; the server looks inside.
      else if (file.type !== '' && !isAllowed(file.type)) problems.push(fill(texts.fileKind, { name }));
      else if (files.length >= limits.maxFiles)
        problems.push(fill(texts.fileCount, { count: String(limits.maxFiles) }));
      else files = [...files, file];
    }
    problem.textContent = [...new Set(problems)].join(' ');
    drawChips();
  }

  function trySend() {
    if (submit.disabled || !send(text.value.trim(), files)) return;
    text.value = '';
    files = [];
    problem.textContent = '';
    drawChips();
    text.focus();
  }

  node.addEventListener('submit', (event) => {
    event.preventDefault();
    trySend();
  });
  text.addEventListener('input', () => {
    resize();
    typed(text.value);
  });
  text.addEventListener('keydown', (event) => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    trySend();
  });
  text.addEventListener('paste', (event) => {
    const pasted = [...(event.clipboardData?.files ?? [])];
    if (pasted.length === 0) return;
    event.preventDefault();
    add(pasted);
  });
  picker.addEventListener('change', () => {
    add([...(picker.files ?? [])]);
    picker.value = '';
    text.focus();
  });
  resize();

  return {
    node,
    add,
    limit(next) {
      limits = next;
      setAttributes(picker, { accept: next.mimeTypes.join(',') });
      attach.hidden = next.maxFiles === 0;
    },
    enable(enabled) {
      if (text.disabled === !enabled) return;
      text.disabled = !enabled;
      attach.disabled = !enabled;
      resize();
    },
    focus: () => text.focus(),
  };
}
