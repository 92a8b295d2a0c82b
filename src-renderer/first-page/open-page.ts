import { createAesCodec } from '../sync/crypto/aes-codec.ts';
import { databaseName } from '../sync/db/database-name.ts';
import { ringFromSecret } from '../sync/keys/keychain-keys.ts';
import { findKeptPage, pageName, thisBuild } from './kept-page.ts';

/** What the computer knows at the start; null where the page has no keychain to ask. */
export interface FirstQuestions {
  /** The kept session, as the engine wrote it. */
  session: Promise<string | null>;
  keys: Promise<Readonly<Record<string, string>> | null>;
}

/** A kept first page that may be shown. */
export interface OpenedPage {
  /** Of the database it was read from. */
  desk: string;
  /** What `keepPages` was given, by the same build. */
  answers: unknown;
}

/** Opens the page kept at an earlier start. @returns null when there is none that may be shown here; never rejects */
export async function openPage(ask: () => FirstQuestions): Promise<OpenedPage | null> {
  const kept = findKeptPage();
  if (kept === null || Date.now() >= kept.until || kept.build !== thisBuild) return null;
  const { desk, body } = kept;
  try {
    const { session, keys } = ask();
    const [secret, vault] = await Promise.all([session, keys]);
    // Whoever signed out, or has never signed in here, sees nothing.
    if (secret === null || deskOf(secret) !== desk) return null;
    const ring = await ringFromSecret(vault?.[desk]);
    if (ring === null) return null;
    const sealed = Uint8Array.from(atob(body), (letter) => letter.charCodeAt(0));
    const [answers] = await createAesCodec(async () => ring).open([sealed], [pageName(desk)]);
    // Bytes that this key does not open come back as nothing.
    return answers === null || answers === undefined ? null : { desk, answers };
  } catch {
    return null;
  }
}

/** The name of the database of the kept session. */
function deskOf(secret: string): string {
  const { server, userId } = JSON.parse(secret) as Partial<Record<string, unknown>>;
  return databaseName(String(server), String(userId));
}
