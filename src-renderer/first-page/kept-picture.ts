/**
 * The picture's one place. Storage of the page, because nothing else can be read before anything is opened: the body is sealed as
 * rows are, beside it stands only what decides whether it may be shown.
 */
const key = 'parley.first-page';

export interface KeptPicture {
  /** The name of the database it was taken from: server and agent. It is sealed under that name. */
  desk: string;
  /** Epoch ms; from then on this computer may have been away from its server for too long. */
  until: number;
  /** The style sheet it was taken with: another build draws other classes. */
  styles: string;
  language: string;
  /** Which panes stood beside each other: see `layoutOf`. */
  layout: string;
  /** Base64 of what the desk's codec sealed. */
  body: string;
}

const fields = {
  desk: 'string',
  until: 'number',
  styles: 'string',
  language: 'string',
  layout: 'string',
  body: 'string',
};

/** Checked by hand: a schema would have to be loaded before the first paint. */
const isKept = (value: unknown): value is KeptPicture =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(fields).every(([name, type]) => typeof Reflect.get(value, name) === type);

/** Null when there is none, or none that can be read. */
export function findKeptPicture(): KeptPicture | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepPicture(picture: KeptPicture): void {
  try {
    localStorage.setItem(key, JSON.stringify(picture));
  } catch {
    // Storage is full or forbidden: the next start shows the outline, as a first one does.
  }
}

export function dropPicture(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without its key it is only bytes.
  }
}

/** The name the picture is sealed under. */
export const pictureName = (desk: string): string => `firstPage ${desk}`;

/** Narrow windows put panes into drawers: a picture of the one is none of the other. */
export const layoutOf = (width: number): string => (width < 760 ? 'single' : width < 1100 ? 'drawer' : 'wide');

export const stylesOfPage = (): string => document.querySelector<HTMLLinkElement>('link[rel=stylesheet]')?.href ?? '';
