import { currentDesk } from '../sync/client/window-desk.ts';
import { findKeptPage, keepPage, pageName, thisBuild } from './kept-page.ts';

/** Rows that came or went are seen this soon. */
const lookMs = 5_000;
const bytesAtOnce = 8_192;

export interface PageFacts {
  /** Epoch ms until which it may be shown; null: not known now, and what was known stays. */
  until: number | null;
  isSealedByKeychain: boolean;
  /** What the next start draws from; null: nothing worth keeping is on screen. The same as before is not kept anew. */
  answers: unknown;
}

/** Keeps what is on screen for the next start, until the returned function is called. `facts` are asked for each time. */
export function keepPages(facts: () => PageFacts): () => void {
  let kept: unknown = null;
  const look = () => {
    const { answers, until, isSealedByKeychain } = facts();
    if (!isSealedByKeychain || answers === null || answers === kept) return;
    kept = answers;
    void keep(answers, until).catch(() => undefined);
  };
  const timer = setInterval(() => requestIdleCallback(look, { timeout: lookMs }), lookMs);
  return () => clearInterval(timer);
}

async function keep(answers: unknown, until: number | null): Promise<void> {
  const desk = currentDesk();
  const before = findKeptPage();
  const lastsUntil = until ?? (before?.desk === desk?.db.name ? before?.until : null) ?? null;
  if (desk === null || lastsUntil === null) return;
  const { name } = desk.db;
  const [sealed] = await desk.codec.seal([answers], [pageName(name)]);
  // Somebody else may have signed in meanwhile.
  if (!(sealed instanceof Uint8Array) || currentDesk()?.db.name !== name) return;
  keepPage({ desk: name, until: lastsUntil, build: thisBuild, body: toBase64(sealed) });
}

function toBase64(bytes: Uint8Array): string {
  let letters = '';
  for (let from = 0; from < bytes.length; from += bytesAtOnce)
    letters += String.fromCharCode(...bytes.subarray(from, from + bytesAtOnce));
  return btoa(letters);
}
