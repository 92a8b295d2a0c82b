import { formatFor } from '../i18n/format.ts';

/** What the picture holds, as markup of the desk's own making: React wrote every text in it as text. */
export interface PictureParts {
  /** The rail with the screens' icons. */
  rail: string;
  /** The inbox: its header and the rows that were on screen. */
  inbox: string;
  /** Of the panes on both sides, px. */
  inboxWidth: number;
  asideWidth: number;
}

/** The picture on screen, and the mark by which it is found. */
export const pictureId = 'first-page';

const isText = (value: unknown): value is string => typeof value === 'string';
const isSize = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

export function parseParts(value: unknown): PictureParts | null {
  if (typeof value !== 'object' || value === null) return null;
  const { rail, inbox, inboxWidth, asideWidth } = value as Partial<Record<keyof PictureParts, unknown>>;
  const isWhole = isText(rail) && isText(inbox) && isSize(inboxWidth) && isSize(asideWidth);
  return isWhole ? { rail, inbox, inboxWidth, asideWidth } : null;
}

/**
 * The parts of the screen as it is, or null when it does not show what the next start shows: the agent's own list from its
 * beginning, nothing chosen in it.
 */
export function partsOfScreen(desk: ParentNode): PictureParts | null {
  const list = desk.querySelector('section [role=listbox]');
  const pane = list?.closest('section');
  const rail = desk.querySelector('nav');
  if (!list || !pane || !rail || list.scrollTop > 0 || list.querySelector('time') === null) return null;
  const inbox = pane.cloneNode(true) as HTMLElement;
  const height = list.getBoundingClientRect().height;
  const drawn = [...list.querySelectorAll('[role=option]')];
  const top = list.getBoundingClientRect().top;
  [...inbox.querySelectorAll('[role=option]')].forEach((row, at) => {
    const isInSight = (drawn[at]?.getBoundingClientRect().top ?? 0) - top < height;
    if (isInSight) asUnopened(row);
    else row.remove();
  });
  // What counts down would stand still.
  for (const passing of inbox.querySelectorAll('[data-passing]')) passing.remove();
  const aside = desk.querySelector('aside');
  return {
    rail: rail.outerHTML,
    inbox: inbox.innerHTML,
    inboxWidth: pane.getBoundingClientRect().width,
    asideWidth: aside?.getBoundingClientRect().width ?? 0,
  };
}

/** A start opens no conversation. */
function asUnopened(row: Element): void {
  row.setAttribute('aria-selected', 'false');
  for (const mark of row.querySelectorAll('[data-open-mark]')) mark.remove();
  for (const filled of row.querySelectorAll('.bg-accent-soft')) filled.classList.remove('bg-accent-soft');
}

/** The picture’s element, its panes with a line of 1 px beside them: the frame of the desk with its parts in it, ages counted anew. */
export function drawParts(parts: PictureParts, locale: string, now: number): HTMLElement {
  const picture = document.createElement('div');
  picture.id = pictureId;
  picture.className = 'fixed inset-0 z-10 flex flex-col bg-bg';
  picture.innerHTML = `<div class="flex h-11 shrink-0 items-center border-b bg-panel px-3.5"><span aria-hidden="true" class="size-5.5 rounded-[7px] bg-linear-135 from-accent to-whisper"></span></div>
<div class="flex min-h-0 flex-1">${parts.rail}<section class="flex min-h-0 flex-col border-r bg-panel" style="width:${parts.inboxWidth + 1}px">${parts.inbox}</section><div class="flex-1 bg-panel"></div><div class="border-l bg-panel" style="width:${parts.asideWidth + 1}px"></div></div>
<div class="h-6.5 shrink-0 border-t bg-panel"></div>`;
  const { age } = formatFor(locale);
  for (const time of picture.querySelectorAll<HTMLTimeElement>('[role=option] time')) {
    const at = Date.parse(time.dateTime);
    if (!Number.isNaN(at)) time.textContent = age(at, now);
  }
  return picture;
}
