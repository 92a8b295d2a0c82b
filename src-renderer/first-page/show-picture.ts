import { localeFor } from '../i18n/languages.ts';
import { currentPath, showConversation } from '../platform/location.ts';
import { createAesCodec } from '../sync/crypto/aes-codec.ts';
import { ringFromSecret } from '../sync/keys/keychain-keys.ts';
import { findKeptPicture, type KeptPicture, layoutOf, pictureName, stylesOfPage } from './kept-picture.ts';
import { drawParts, type PictureParts, parseParts } from './picture-parts.ts';

/** A window in the background paints nothing. */
const unseenMs = 400;

/** What the computer knows at the start; null where the page has no keychain to ask. */
export interface FirstQuestions {
  /** The kept session, as the engine wrote it. */
  session: Promise<string | null>;
  keys: Promise<Readonly<Record<string, string>> | null>;
}

/** Puts the picture on screen. @returns false when there is none that may be shown here; never rejects */
export async function showPicture(ask: () => FirstQuestions): Promise<boolean> {
  const kept = findKeptPicture();
  if (kept === null || !isForThisPage(kept)) return false;
  try {
    const { session, keys } = ask();
    const [secret, vault] = await Promise.all([session, keys]);
    // Whoever signed out, or has never signed in here, sees nothing.
    if (secret === null || deskOf(secret) !== kept.desk) return false;
    const parts = await openParts(kept, vault?.[kept.desk]);
    if (parts === null || !(await hasLayout(kept.layout))) return false;
    show(parts, kept.language);
    return true;
  } catch {
    return false;
  }
}

const isForThisPage = ({ until, styles }: KeptPicture): boolean =>
  Date.now() < until && styles === stylesOfPage() && ['', 'conversations'].includes(currentPath());

/** A window that is just being made has no width yet. */
async function hasLayout(layout: string): Promise<boolean> {
  if (innerWidth === 0)
    await new Promise((sized) => {
      addEventListener('resize', sized, { once: true });
      setTimeout(sized, unseenMs);
    });
  return layoutOf(innerWidth) === layout;
}

/** The name of the database of the kept session. */
function deskOf(secret: string): string {
  const { server, userId } = JSON.parse(secret) as Partial<Record<string, unknown>>;
  return `parley ${String(server)} ${String(userId)}`;
}

async function openParts({ desk, body }: KeptPicture, secret: string | undefined): Promise<PictureParts | null> {
  const ring = await ringFromSecret(secret);
  if (ring === null) return null;
  const sealed = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
  const [opened] = await createAesCodec(async () => ring).open([sealed], [pictureName(desk)]);
  return parseParts(opened);
}

function show(parts: PictureParts, language: string): void {
  const picture = drawParts(parts, localeFor(language), Date.now());
  picture.addEventListener('click', ({ target }) => {
    const row = target instanceof Element ? target.closest('[role=option]') : null;
    const id = row?.getAttribute('data-id');
    if (!row || !id) return;
    for (const other of picture.querySelectorAll('[role=option]')) other.classList.remove('bg-accent-soft');
    row.classList.add('bg-accent-soft');
    // The desk begins where the address says.
    showConversation(id);
  });
  document.documentElement.lang = language;
  // Not `display`: what is made beneath measures itself.
  document.getElementById('root')?.style.setProperty('visibility', 'hidden');
  document.body.append(picture);
  performance.mark('picture');
}

/** Resolves when the page has really been painted, or nobody sees it: what comes then holds up no picture. */
export const painted = (): Promise<void> =>
  new Promise((resolve) => {
    setTimeout(resolve, unseenMs);
    new PerformanceObserver((seen) => {
      if (seen.getEntriesByName('first-contentful-paint').length > 0) resolve();
    }).observe({ type: 'paint', buffered: true });
  });
