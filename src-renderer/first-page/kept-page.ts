/**
 * The kept first page's one place. Storage of the page, because nothing else can be read before anything is opened: the body is
 * sealed as rows are, beside it stands only what decides whether it may be shown.
 */
const key = 'parley.first-page';

export interface KeptPage {
  /** The name of the database it was read from: server and agent. It is sealed under that name. */
  desk: string;
  /** Epoch ms; from then on this computer may have been away from its server for too long. */
  until: number;
  /** The build that wrote it: another may draw rows of another shape. */
  build: string;
  /** Base64 of what the desk's codec sealed. */
  body: string;
}

const fields = { desk: 'string', until: 'number', build: 'string', body: 'string' };

/** Checked by hand: a schema would have to be loaded before the first paint. */
const isKept = (value: unknown): value is KeptPage =>
  typeof value === 'object' &&
  value !== null &&
  Object.entries(fields).every(([name, type]) => typeof Reflect.get(value, name) === type);

/** Null when there is none, or none that can be read. */
export function findKeptPage(): KeptPage | null {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return isKept(kept) ? kept : null;
  } catch {
    return null;
  }
}

export function keepPage(page: KeptPage): void {
  try {
    localStorage.setItem(key, JSON.stringify(page));
  } catch {
    // Storage is full or forbidden: the next start reads its rows from the database, as a first one does.
  }
}

export function dropPage(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Without its key it is only bytes.
  }
}

/** The name the page is sealed under. */
export const pageName = (desk: string): string => `firstPage ${desk}`;

/** Names this build: its first file has a name made of what is in it, and names all the others. */
export const thisBuild: string = import.meta.url;
