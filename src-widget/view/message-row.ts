import type { VisitorErrorCode, VisitorFile } from '#shared/contract/visitor.ts';
import type { Chat } from '../model/chat.ts';
import { fill, type Words } from '../texts/texts.ts';
import { element, icon } from './element.ts';
import { linkedText } from './linked-text.ts';
import { formatBytes } from './sizes.ts';

/** One bubble as it should look now; compared as a whole to know whether to draw it again. */
export interface Row {
  id: string;
  ref: string | null;
  own: boolean;
  /** Shown above the bubble; null when the one before is of the same person. */
  author: string | null;
  text: string;
  files: readonly VisitorFile[];
  at: number;
  /** False where the next bubble is the same person's in the same minute. */
  timed: boolean;
  /** Under the visitor's latest message and under everything that is not through. */
  status: 'waiting' | 'sending' | 'sent' | 'read' | null;
  problem: VisitorErrorCode | null;
}

const problemText: Partial<Record<VisitorErrorCode, 'tooLong' | 'fileRefused' | 'fileGone'>> = {
  'too-long': 'tooLong',
  'file-refused': 'fileRefused',
  'file-gone': 'fileGone',
};

export function drawRow(row: Row, words: Words, chat: Chat): HTMLElement {
  const { texts, locale } = words;
  const time = new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(row.at);
  const status = row.status === null ? null : texts[row.status];
  const bubble = element('div', { class: 'bubble' });
  // Readers of the screen hear who speaks; everybody else sees it from the side and the colour.
  bubble.append(element('span', { class: 'sr' }, `${row.own ? texts.you : (row.author ?? '')} `));
  if (row.text !== '') bubble.append(element('p', { dir: 'auto' }, ...linkedText(row.text)));
  row.files.forEach((file, index) => {
    bubble.append(drawFile(file, () => chat.loadFile(row.id, row.ref, index), words));
  });
  const said = [row.timed ? time : null, status].filter((part) => part !== null).join(' · ');
  const foot = said === '' ? null : element('div', { class: 'foot' }, said);
  const node = element(
    'div',
    { class: `row ${row.own ? 'own' : 'theirs'}` },
    row.author !== null && !row.own ? element('div', { class: 'author', 'aria-hidden': 'true' }, row.author) : null,
    bubble,
    row.problem === null ? foot : drawProblem(row.problem, row.id, words, chat),
  );
  return node;
}

function drawProblem(problem: VisitorErrorCode, id: string, { texts }: Words, chat: Chat): HTMLElement {
  const retry = element('button', { type: 'button', class: 'link' }, texts.retry);
  const discard = element('button', { type: 'button', class: 'link' }, texts.discard);
  retry.addEventListener('click', () => chat.retry(id));
  discard.addEventListener('click', () => chat.discard(id));
  return element('div', { class: 'foot problem' }, texts[problemText[problem] ?? 'notSent'], ' ', retry, ' ', discard);
}

function drawFile(file: VisitorFile, load: () => Promise<Blob | null>, { texts, locale }: Words): HTMLElement {
  const name = element('span', { class: 'file-name' }, file.name);
  const size = element('span', { class: 'file-size' }, formatBytes(file.sizeBytes, locale));
  const label = fill(texts.download, { name: file.name });
  const button = element(
    'button',
    { type: 'button', class: 'file', 'aria-label': label },
    icon('file', 18),
    name,
    size,
  );
  button.addEventListener('click', async () => {
    const blob = await load();
    if (blob) save(blob, file.name);
  });
  if (file.mimeType.startsWith('image/')) void showPicture(button, file.name, load);
  return button;
}

async function showPicture(button: HTMLButtonElement, name: string, load: () => Promise<Blob | null>): Promise<void> {
  const blob = await load();
  if (!blob?.type.startsWith('image/') || blob.type.includes('svg')) return;
  const picture = element('img', { alt: name, src: URL.createObjectURL(blob) });
  // A site's own rules may forbid blob pictures, and HEIC shows in few browsers: the plain file stays then.
  picture.addEventListener('load', () => {
    button.classList.add('picture');
    button.replaceChildren(picture);
  });
}

function save(blob: Blob, name: string): void {
  const url = URL.createObjectURL(blob);
  element('a', { href: url, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}
