import { currentDesk } from '../sync/client/window-desk.ts';
import { findKeptPicture, keepPicture, layoutOf, pictureName, stylesOfPage } from './kept-picture.ts';
import { type PictureParts, partsOfScreen } from './picture-parts.ts';

/** Rows that came or went are seen this soon. */
const lookMs = 5_000;
/** Ages and counts alone are not worth it more often. */
const freshMs = 60_000;
const bytesAtOnce = 8_192;

export interface PictureFacts {
  /** Whether the list shows what the next start shows. */
  isFirstView: boolean;
  language: string;
  /** Epoch ms until which it may be shown; null: not known now, and what was known stays. */
  until: number | null;
  isSealedByKeychain: boolean;
}

/** Keeps the picture of the list for the next start, until the returned function is called. `facts` are asked for each time. */
export function keepTakingPictures(facts: () => PictureFacts): () => void {
  let rowsTaken = '';
  let takenAt = Number.NEGATIVE_INFINITY;
  const look = () => {
    const { isFirstView, isSealedByKeychain, ...rest } = facts();
    const root = document.getElementById('root');
    if (!isFirstView || !isSealedByKeychain || root === null) return;
    const rows = [...root.querySelectorAll('[role=option][data-id]')]
      .map((row) => row.getAttribute('data-id'))
      .join(' ');
    if (rows === rowsTaken && Date.now() - takenAt < freshMs) return;
    const parts = partsOfScreen(root);
    if (parts === null) return;
    [rowsTaken, takenAt] = [rows, Date.now()];
    void keep(parts, rest).catch(() => undefined);
  };
  const timer = setInterval(() => requestIdleCallback(look, { timeout: lookMs }), lookMs);
  return () => clearInterval(timer);
}

async function keep(parts: PictureParts, { language, until }: { language: string; until: number | null }) {
  const desk = currentDesk();
  const before = findKeptPicture();
  const lastsUntil = until ?? (before?.desk === desk?.db.name ? before?.until : null) ?? null;
  if (desk === null || lastsUntil === null) return;
  const { name } = desk.db;
  const [sealed] = await desk.codec.seal([parts], [pictureName(name)]);
  // Somebody else may have signed in meanwhile.
  if (!(sealed instanceof Uint8Array) || currentDesk()?.db.name !== name) return;
  keepPicture({
    desk: name,
    until: lastsUntil,
    styles: stylesOfPage(),
    language,
    layout: layoutOf(innerWidth),
    body: toBase64(sealed),
  });
}

function toBase64(bytes: Uint8Array): string {
  let letters = '';
  for (let from = 0; from < bytes.length; from += bytesAtOnce)
    letters += String.fromCharCode(...bytes.subarray(from, from + bytesAtOnce));
  return btoa(letters);
}
